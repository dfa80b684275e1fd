package io.yizhan.hub.adapters.bench;

import io.yizhan.hub.adapter.Adapter;
import io.yizhan.hub.adapter.AdapterFactory;
import io.yizhan.hub.adapter.AdapterSettings;
import io.yizhan.hub.adapter.AdapterSettingsException;
import io.yizhan.hub.adapter.Statement;
import io.yizhan.hub.catalogue.SchemaTypes;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.StringJoiner;

/** A format, as the department's side writes it and as its feed is set up. */
enum Form {
    DELIMITED("delimited", 50_000, "", Map.of()) {
        @Override
        String beginning() {
            return String.join(",", InventedRegister.NAMES) + "\n";
        }

        @Override
        String record(List<String> texts, int row) {
            StringJoiner line = new StringJoiner(",", "", "\n");
            texts.forEach(text -> line.add(text.indexOf(',') < 0 ? text : "\"" + text + "\""));
            return line.toString();
        }
    },
    FIXED_WIDTH("fixed-width", 50_000, "", Map.of("fields", fields())) {
        @Override
        Charset charset() {
            return GB18030;
        }

        @Override
        String record(List<String> texts, int row) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < texts.size(); i++) {
                String text = texts.get(i);
                while (text.getBytes(GB18030).length > InventedRegister.WIDTHS[i]) {
                    text = text.substring(0, text.length() - 1);
                }
                line.append(text).append(" ".repeat(InventedRegister.WIDTHS[i] - text.getBytes(GB18030).length));
            }
            return line.append('\n').toString();
        }
    },
    XML("xml", 20_000, "", Map.of("record", "DATASET/ROW")) {
        @Override
        String beginning() {
            return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<DATASET>\n";
        }

        @Override
        String record(List<String> texts, int row) {
            StringBuilder xml = new StringBuilder("<ROW>");
            for (int i = 0; i < texts.size(); i++) {
                String name = InventedRegister.NAMES.get(i);
                xml.append('<').append(name).append('>').append(texts.get(i)).append("</").append(name).append('>');
            }
            return xml.append("</ROW>\n").toString();
        }

        @Override
        String end() {
            return "</DATASET>\n";
        }
    },
    JSON("json", 20_000, "/", Map.of()) {
        @Override
        String record(List<String> texts, int row) {
            StringJoiner members = new StringJoiner(", ", "{", "}\n");
            for (int i = 0; i < texts.size(); i++) {
                members.add("\"" + InventedRegister.NAMES.get(i) + "\": \"" + texts.get(i) + "\"");
            }
            return members.toString();
        }
    },
    XLSX("xlsx", 10_000, "", Map.of()) {
        @Override
        String beginning() {
            return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>"
                    + row(InventedRegister.NAMES, 1, false);
        }

        @Override
        String record(List<String> texts, int row) {
            return row(texts, row + 2, true);
        }

        @Override
        String end() {
            return "</sheetData></worksheet>";
        }

        private String row(List<String> texts, int number, boolean dated) {
            StringBuilder xml = new StringBuilder("<row r=\"").append(number).append("\">");
            for (int i = 0; i < texts.size(); i++) {
                xml.append("<c r=\"").append((char) ('A' + i)).append(number);
                if (dated && i == InventedRegister.DATE) {
                    xml.append("\" s=\"1\"><v>").append(ChronoUnit.DAYS.between(LocalDate.of(1899, 12, 30), LocalDate.parse(texts.get(i)))).append("</v></c>");
                } else {
                    xml.append("\" t=\"inlineStr\"><is><t>").append(texts.get(i)).append("</t></is></c>");
                }
            }
            return xml.append("</row>").toString();
        }
    };

    private static final Charset GB18030 = Charset.forName("GB18030");

    final String format;
    /** Records a second asked for. */
    final int asked;
    private final String prefix;
    private final Map<String, Object> settings;

    Form(String format, int asked, String prefix, Map<String, Object> settings) {
        this.format = format;
        this.asked = asked;
        this.prefix = prefix;
        this.settings = settings;
    }

    Charset charset() {
        return StandardCharsets.UTF_8;
    }

    String beginning() {
        return "";
    }

    /** @param row zero-based */
    abstract String record(List<String> texts, int row);

    String end() {
        return "";
    }

    /** The feed's adapter: every column mapped, as a register's feed is. */
    Adapter adapter(long maxBytes) throws AdapterSettingsException {
        AdapterFactory factory = ServiceLoader.load(AdapterFactory.class).stream().map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.format().equals(format)).findFirst().orElseThrow();
        return factory.create(new AdapterSettings("bench", "register", "business-licence", Statement.LICENCE, settings, mapping(),
                SchemaTypes.codeTables()::get, maxBytes));
    }

    private Map<String, Object> mapping() {
        Map<String, Object> mapping = new LinkedHashMap<>();
        mapping.put("nullWords", List.of("N/A"));
        mapping.put("issuerName", Map.of("constant", "青山县市场监督管理局"));
        mapping.put("issuerCode", Map.of("constant", "11990101MB0001011H"));
        String[][] rules = {{"number", "copy", "TYSHXYDM"}, {"holderCode", "copy", "TYSHXYDM"}, {"holderName", "copy", "QYMC"}, {"issueDate", "date", "CLRQ"},
            {"validFrom", "date", "CLRQ"}, {"enterpriseType", "copy", "QYLX"}, {"legalRepresentative", "copy", "FDDBR"}, {"capital", "money", "ZCZB"},
            {"businessScope", "copy", "JYFW"}, {"province", "copy", "SSSF"}, {"city", "copy", "SSDQ"}, {"address", "copy", "ZCDZ"}};
        for (String[] rule : rules) {
            mapping.put(rule[0], Map.of(rule[1], prefix + rule[2]));
        }
        return mapping;
    }

    private static List<Map<String, Object>> fields() {
        List<Map<String, Object>> fields = new ArrayList<>();
        for (int i = 0; i < InventedRegister.WIDTHS.length; i++) {
            fields.add(Map.of("name", InventedRegister.NAMES.get(i), "length", InventedRegister.WIDTHS[i]));
        }
        return fields;
    }
}
