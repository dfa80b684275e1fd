package io.yizhan.hub.house;

import io.yizhan.hub.licence.OrganisationCode;
import io.yizhan.hub.licence.Uscc;
import java.nio.charset.Charset;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Registers of as many companies of 青山县 as a test wants, GB18030; all valid, no two alike. */
final class InventedRegister {

    private static final String HEADER = "企业名称,统一社会信用代码,注册日期,企业类型,法人代表,注册资金,经营范围,所在省份,地区,注册地址\n";

    private InventedRegister() {
    }

    /** Companies numbered from {@code first}, at most 999,999. */
    static byte[] of(int first, int count) {
        return IntStream.range(first, first + count).mapToObj(InventedRegister::row).collect(Collectors.joining("", HEADER, ""))
                .getBytes(Charset.forName("GB18030"));
    }

    private static String row(int number) {
        return "青山县第%d号商店,%s,2024-01-02,有限责任公司,白云,50(万元人民币),批发；零售,云南,青山,青山县新街%d号\n".formatted(number, code(number), number);
    }

    /** Those of the first companies. */
    static Set<String> codes(int count) {
        return IntStream.range(0, count).mapToObj(InventedRegister::code).collect(Collectors.toSet());
    }

    /** The credit code of a company. */
    static String code(int number) {
        String organisation = "MA%06d".formatted(number);
        String body = "91990101" + organisation + OrganisationCode.checkDigit(organisation);
        return body + Uscc.checkDigit(body);
    }
}
