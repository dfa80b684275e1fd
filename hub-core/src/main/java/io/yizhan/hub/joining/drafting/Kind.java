package io.yizhan.hub.joining.drafting;

import io.yizhan.hub.licence.FoodLicenceNumber;
import io.yizhan.hub.licence.LicenceIdentifier;
import io.yizhan.hub.licence.OrganisationCode;
import io.yizhan.hub.licence.RegistrationNumber;
import io.yizhan.hub.licence.ResidentId;
import io.yizhan.hub.licence.Uscc;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What one value may be. A value may be of several kinds. */
enum Kind {
    USCC("credit code, check holds", text -> Uscc.isValid(text.toUpperCase(Locale.ROOT)) && !ResidentId.isValid(text.toUpperCase(Locale.ROOT))),
    RESIDENT_ID("resident ID, check holds", text -> ResidentId.isValid(text.toUpperCase(Locale.ROOT))),
    REGISTRATION("15-digit registration number, check holds", RegistrationNumber::isValid),
    ORGANISATION_CODE("organisation code, check holds", text -> OrganisationCode.isValid(text.toUpperCase(Locale.ROOT).replace("-", ""))),
    FOOD_NUMBER("JY number, check holds", FoodLicenceNumber::isValid),
    LICENCE_IDENTIFIER("licence identifier", LicenceIdentifier::isWellFormed),
    DAY("date", text -> DateForm.anyDay(text) != null),
    STAMP("date with time of day", text -> DateForm.anyDay(text) != null && (text.contains(":") || text.matches("[0-9]{14}"))),
    SERIAL("spreadsheet's count of days", DateForm::isSerial),
    EPOCH("milliseconds since 1970", DateForm::isEpoch),
    MONEY("amount of money with its unit", pattern("(人民币|￥|¥)?\\s*[0-9][0-9,]*(\\.[0-9]+)?\\s*[(（]?\\s*(百|千)?(万|亿|元).*|[0-9][0-9,.]*\\s*[(（]?(USD|CNY|RMB|EUR|HKD).*")),
    DECIMAL("number", pattern("[0-9]{1,12}(\\.[0-9]{1,6})?")),
    FRACTION("number with decimals", pattern("[0-9]{1,12}\\.[0-9]{1,6}")),
    INTEGER("whole number", pattern("[0-9]{1,18}")),
    PHONE("telephone number", pattern("1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8}|\\+?[0-9][0-9 -]{8,14}[0-9]")),
    DIVISION("division code", pattern("[1-9][0-9]{5}|[1-9][0-9]{11}")),
    PERSON("name of a person", Kind::isPerson),
    ORGANISATION("name of an organisation", Kind::isOrganisation),
    AUTHORITY("name of an authority", pattern("\\p{IsHan}{2,30}(局|委员会|厅|部|(?<![场住厕])所|处|中心|大队|支队|总队|分局|委|政府|办公室|办|学院|大学|学校|医院|法院|检察院|银行|署|站|队|机关|协会|检测院|研究院)([(（].*[)）])?"
            + "|.*(?i:bureau|ministry|authority|office|department|agency|administration|university|college|board|commission).*")),
    ADDRESS("address", Kind::isAddress),
    PROJECT("name of a project", pattern(".{2,60}(工程|项目|改造|装修|建设|扩建|新建|车间|厂房|楼)([(（].*[)）])?")),
    DOCUMENT_NUMBER("number of a document", Kind::isDocumentNumber),
    LONG_TEXT("long text or list", text -> text.length() > 40 || text.length() > 8 && text.matches(".+[、，,；;。].+")),
    WORD("word", pattern("[\\p{IsHan}A-Za-z][\\p{IsHan}A-Za-z() （）/-]{0,19}"));

    private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万"
            + "钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳窦奚郎戚喻柏滕郝邬卞穆萧湛祁狄臧茅庞屈阮骆樊凌虞柯昝郁杭崔钮嵇邢裴荀靳隗栾厉詹韶卓蔺屠乔胥姬郦雍璩桑冀晏柴瞿阎茹庾耿匡寇晁敖饶荆竺桓"
            + "欧阳司马上官诸葛慕容";
    private static final Pattern HAN_NAME = Pattern.compile("\\p{IsHan}{2,4}|\\p{IsHan}{1,8}·\\p{IsHan}{1,12}");
    private static final Pattern LATIN_NAME = Pattern.compile("\\p{Lu}[\\p{L}'.-]+([ ,]+\\p{Lu}[\\p{L}'.-]*){1,3}");
    private static final Pattern ORGANISATION_END = Pattern.compile(".*(公司|厂|店|馆|部|社|中心|合作社|行|院|所|场|站|企业|集团|工作室|事务所|经营户|超市|饭店|餐厅|酒店|商行|学校|幼儿园|医院|坊|铺|园|庄|吧|小吃|食府|食品|户)"
            + "([(（].*[)）])?|(?i:.*[ .,](inc|llc|ltd|co|corp|gmbh|company|restaurant|bar|store|shop|cafe|services?|club|bank|hotel|grill|market)\\.?)|(ООО|ОАО|ЗАО|АО|ИП) .*");
    private static final Pattern ADDRESS_PARTS = Pattern.compile(".*(省|市|区|县|镇|乡|村|街|路|巷|道|号|弄|楼|室|组|大厦|小区|栋|单元|层).*");
    private static final Pattern LATIN_ADDRESS = Pattern.compile("(?i)([0-9-]+ .*|.*)\\b(st|street|ave|avenue|road|rd|blvd|lane|ln|drive|dr|sq|square|ул|way)\\b.*");
    private static final Pattern DOCUMENT = Pattern.compile("(?=.*[0-9]{2}).*(字|第|号|〔|\\[|【|№).*|[A-Za-z\\p{IsHan}]{1,12}[-_ ]?[0-9][0-9A-Za-z_/-]{2,}|[0-9]{9,25}|[0-9A-Z]{2,}[-/][0-9A-Z/-]{2,}|[0-9]{4,14}[A-Z]+[0-9]*");

    private final String description;
    private final Predicate<String> test;

    Kind(String description, Predicate<String> test) {
        this.description = description;
        this.test = test;
    }

    /** What it is called in a draft. */
    String description() {
        return description;
    }

    boolean holds(String text) {
        return test.test(text);
    }

    private static Predicate<String> pattern(String regex) {
        Pattern pattern = Pattern.compile(regex);
        return text -> pattern.matcher(text).matches();
    }

    private static boolean isPerson(String text) {
        return HAN_NAME.matcher(text).matches() && (SURNAMES.indexOf(text.charAt(0)) >= 0 || text.indexOf('·') > 0) && !text.matches(".*(公司|县|市|区|局|店|馆)$")
                || LATIN_NAME.matcher(text).matches() && !ORGANISATION_END.matcher(text).matches();
    }

    private static boolean isOrganisation(String text) {
        return text.length() >= 3 && ORGANISATION_END.matcher(text).matches() && !isDocumentNumber(text);
    }

    private static boolean isAddress(String text) {
        if (LATIN_ADDRESS.matcher(text).matches()) {
            return true;
        }
        int parts = 0;
        // 道路 is what a road is, and no part of where something stands.
        for (char c : text.replace("道路", "").toCharArray()) {
            parts += "省市区县镇乡村街路巷号楼室组道弄栋".indexOf(c) >= 0 ? 1 : 0;
        }
        return text.length() >= 5 && ADDRESS_PARTS.matcher(text).matches() && parts >= 2 && !text.matches(".*[〔字第№].*");
    }

    private static boolean isDocumentNumber(String text) {
        return text.length() >= 4 && text.length() <= 60 && DOCUMENT.matcher(text).matches() && !isAddress(text);
    }
}
