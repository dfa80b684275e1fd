package io.yizhan.hub.adapters.drafting;

import io.yizhan.hub.licence.FoodLicenceNumber;
import io.yizhan.hub.licence.OrganisationCode;
import io.yizhan.hub.licence.ResidentId;
import io.yizhan.hub.licence.Uscc;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Values of people, firms and papers that do not exist; division 990101 is assigned to no place, check digits are right. */
final class InventedValues {

    private static final String DIVISION = "990101";
    private static final List<String> SURNAMES = List.of("林", "周", "吴", "陈", "赵", "孙", "郑", "欧阳", "何", "罗", "蒋", "唐");
    private static final List<String> GIVEN = List.of("晓禾", "大江", "小满", "若水", "明", "思远", "春生", "雨桐", "建国", "静", "子墨", "海燕", "立冬");
    private static final List<String> FIRMS = List.of("云岭", "青溪", "老街", "松风", "石桥", "望江", "稻香", "长亭", "白鹭", "金穗");
    private static final List<String> TRADES = List.of("茶业有限公司", "建材有限责任公司", "餐饮管理有限公司", "农业专业合作社", "商贸有限公司", "小吃店", "食品厂", "机械制造股份有限公司");
    private static final List<String> STREETS = List.of("老街", "云岭路", "青溪大道", "石桥巷", "望江东路", "稻香街");
    private static final List<String> PROVINCES = List.of("云南省", "四川省", "浙江省");
    private static final List<String> CITIES = List.of("青山市", "白水市", "金川市");

    private final Random random;
    private final DraftCase department;
    private final DateTimeFormatter dates;

    InventedValues(DraftCase department) {
        this.department = department;
        this.random = new Random(department.id().hashCode());
        this.dates = DateTimeFormatter.ofPattern(department.dates());
    }

    /** Records, each with the texts of the columns in their order. */
    List<List<String>> records(int count) {
        List<List<String>> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            records.add(record(i));
        }
        return records;
    }

    private List<String> record(int number) {
        LocalDate issued = LocalDate.of(2019, 1, 1).plusDays(random.nextInt(2000));
        LocalDate born = LocalDate.of(1955, 1, 1).plusDays(random.nextInt(17000));
        boolean male = random.nextBoolean();
        List<String> texts = new ArrayList<>();
        for (DraftCase.Column column : department.columns()) {
            texts.add(switch (column.value()) {
                case "row" -> String.valueOf(number + 1);
                case "organisation" -> (random.nextInt(3) > 0 ? "青山县" : "") + any(FIRMS) + any(FIRMS) + any(TRADES);
                case "uscc" -> uscc("MA" + (char) ('A' + random.nextInt(8)) + "%05d".formatted(random.nextInt(100000)));
                case "person", "person-other" -> any(SURNAMES) + any(GIVEN);
                case "resident-id" -> resident(born, male);
                case "resident-id-other" -> resident(LocalDate.of(1960, 1, 1).plusDays(random.nextInt(14000)), !male);
                case "birth" -> dates.format(born.atStartOfDay());
                case "gender-code" -> male ? "1" : "2";
                case "gender-word" -> male ? "男" : "女";
                case "ethnicity-word" -> any(List.of("汉族", "汉族", "汉族", "彝族", "白族", "回族"));
                case "enterprise-type" -> any(List.of("有限责任公司(自然人独资)", "个体工商户", "农民专业合作社", "有限责任公司(法人独资)"));
                case "capital" -> (random.nextInt(90) + 10) + any(List.of("万元人民币", "0万元人民币", "万美元"));
                case "issued" -> dates.format(issued.atTime(9, 30));
                case "examined" -> dates.format(issued.minusDays(1 + random.nextInt(20)).atTime(15, 5));
                case "valid-to" -> department.unlimited() != null && random.nextInt(4) == 0 ? department.unlimited()
                        : dates.format(issued.plusYears(5).minusDays(1).atStartOfDay());
                case "stamp" -> DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").format(issued.plusDays(9).atTime(random.nextInt(24), random.nextInt(60), 7));
                case "scope" -> "茶叶种植、加工、销售；" + any(List.of("农副产品收购", "建筑材料批发", "餐饮服务")) + "；" + any(List.of("仓储服务", "道路普通货物运输")) + "（依法须经批准的项目，经相关部门批准后方可开展经营活动）";
                case "province" -> any(PROVINCES);
                case "city" -> any(CITIES);
                case "address" -> "青山县" + any(STREETS) + (random.nextInt(300) + 1) + "号" + (random.nextBoolean() ? "" : (random.nextInt(9) + 1) + "栋" + (random.nextInt(20) + 101) + "室");
                case "state-word" -> any(List.of("存续", "存续", "存续", "注销", "吊销"));
                case "phone" -> "139" + "%08d".formatted(random.nextInt(100000000));
                case "remark" -> random.nextInt(5) == 0 ? "补录" : "";
                case "authority" -> any(List.of("青山县市场监督管理局", "青山县市场监督管理局", "青山县行政审批局"));
                case "certificate-number" -> "青健证〔" + issued.getYear() + "〕" + "%05d".formatted(number + 17);
                case "document-number" -> "青山字〔" + issued.getYear() + "〕第" + "%04d".formatted(number + 3) + "号";
                case "title-number" -> "青(" + issued.getYear() + ")青山县不动产权第" + "%07d".formatted(random.nextInt(9999999)) + "号";
                case "unit-number" -> DIVISION + "%06dGB%05dF%08d".formatted(random.nextInt(999999), random.nextInt(99999), random.nextInt(9999));
                case "food-number" -> foodNumber(random.nextInt(999999));
                case "food-items" -> any(List.of("热食类食品制售、冷食类食品制售", "预包装食品销售、散装食品销售", "热食类食品制售、自制饮品制售、糕点类食品制售"));
                case "food-form" -> any(List.of("餐饮服务经营者", "食品销售经营者", "单位食堂"));
                case "occupation" -> any(List.of("厨师", "服务员", "店长", "收银员"));
                case "project" -> any(FIRMS) + any(List.of("小区三期工程", "中学教学楼新建工程", "车间改造项目", "商业广场装饰装修工程"));
                case "area" -> (random.nextInt(20000) + 60) + "." + random.nextInt(10) + (random.nextInt(9) + 1);
                case "acceptance-word" -> any(List.of("合格", "合格", "不合格"));
                case "right-kind" -> any(List.of("国有建设用地使用权/房屋所有权", "国有建设用地使用权", "宅基地使用权"));
                case "land-use" -> any(List.of("住宅", "商业服务", "工业"));
                default -> throw new IllegalArgumentException("no values of kind " + column.value());
            });
        }
        return texts;
    }

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static String uscc(String body) {
        String inner = body + OrganisationCode.checkDigit(body);
        return "91" + DIVISION + inner + Uscc.checkDigit("91" + DIVISION + inner);
    }

    private String resident(LocalDate born, boolean male) {
        String body = DIVISION + born.format(DateTimeFormatter.BASIC_ISO_DATE) + "%03d".formatted(random.nextInt(499) * 2 + (male ? 1 : 0));
        return body + ResidentId.checkDigit(body);
    }

    private static String foodNumber(int number) {
        String body = "JY2" + DIVISION + "%06d".formatted(number);
        for (char check = '0'; check <= '9'; check++) {
            if (FoodLicenceNumber.isValid(body + check)) {
                return body + check;
            }
        }
        throw new IllegalStateException("no check digit fits");
    }
}
