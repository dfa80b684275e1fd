package io.yizhan.hub.adapters.drafting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The shapes that departments' data come in. */
enum Shape {
    PIPE_WITHOUT_HEADER("txt") {
        @Override
        byte[] write(DraftCase department, List<List<String>> records) {
            return rows(records, "|").getBytes(GB18030);
        }
    },
    SEMICOLON("csv") {
        @Override
        byte[] write(DraftCase department, List<List<String>> records) {
            List<List<String>> all = new ArrayList<>();
            all.add(flat(department));
            all.addAll(records);
            List<List<String>> quoted = all.stream().map(row -> row.stream().map(text -> "\"" + text + "\"").toList()).toList();
            return ("\uFEFF" + rows(quoted, ";")).getBytes(StandardCharsets.UTF_8);
        }
    },
    TAB_UTF16("txt") {
        @Override
        byte[] write(DraftCase department, List<List<String>> records) {
            List<List<String>> all = new ArrayList<>();
            all.add(flat(department));
            all.addAll(records);
            return ("\uFEFF" + rows(all, "\t")).getBytes(StandardCharsets.UTF_16LE);
        }
    },
    FIXED_WIDTH("dat") {
        @Override
        byte[] write(DraftCase department, List<List<String>> records) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (List<String> record : records) {
                for (int i = 0; i < record.size(); i++) {
                    byte[] text = record.get(i).getBytes(GB18030);
                    bytes.writeBytes(text);
                    bytes.writeBytes(" ".repeat(width(records, i) - text.length).getBytes(StandardCharsets.US_ASCII));
                }
                bytes.writeBytes(new byte[] {'\r', '\n'});
            }
            return bytes.toByteArray();
        }

        /** Codes and dates exactly, texts with room to spare, as layouts are made. */
        private int width(List<List<String>> records, int column) {
            int longest = records.stream().mapToInt(record -> record.get(column).getBytes(GB18030).length).max().orElse(1);
            int shortest = records.stream().mapToInt(record -> record.get(column).getBytes(GB18030).length).min().orElse(1);
            return longest == shortest && longest > 0 ? longest : longest + 6;
        }
    },
    XML_ATTRIBUTES("xml") {
        @Override
        byte[] write(DraftCase department, List<List<String>> records) {
            StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"GBK\"?>\n<b:Batch xmlns:b=\"urn:example:batch\" xmlns:r=\"urn:example:record\" sent=\"2026-01-05\">\n");
            for (List<String> record : records) {
                Map<String, Map<String, String>> grouped = grouped(department, record);
                xml.append("<r:Record");
                grouped.get("").forEach((name, text) -> xml.append(' ').append(name).append("=\"").append(text).append('"'));
                xml.append(">");
                grouped.forEach((group, values) -> {
                    if (!group.isEmpty()) {
                        xml.append("<r:").append(group);
                        List<String> names = new ArrayList<>(values.keySet());
                        xml.append(' ').append(names.get(0)).append("=\"").append(values.get(names.get(0))).append("\">");
                        names.subList(1, names.size()).forEach(name -> xml.append("<r:").append(name).append('>').append(values.get(name)).append("</r:").append(name).append('>'));
                        xml.append("</r:").append(group).append('>');
                    }
                });
                xml.append("</r:Record>\n");
            }
            return xml.append("</b:Batch>").toString().getBytes(Charset.forName("GBK"));
        }
    },
    XLSX_TITLED("xlsx") {
        @Override
        byte[] write(DraftCase department, List<List<String>> records) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
                Worksheet notes = workbook.newWorksheet("填表说明");
                notes.value(0, 0, "请按要求填写");
                Worksheet sheet = workbook.newWorksheet("数据");
                sheet.value(0, 0, "青山县证照信息汇总表");
                sheet.value(1, 0, "填报单位：青山县某局");
                sheet.value(1, 3, "填报日期：2026-01-05");
                boolean groups = department.columns().stream().anyMatch(column -> !column.group().isEmpty());
                String last = "";
                for (int i = 0; i < department.columns().size(); i++) {
                    DraftCase.Column column = department.columns().get(i);
                    if (groups && (column.group().isEmpty() || !column.group().equals(last))) {
                        sheet.value(2, i, column.group().isEmpty() ? column.name() : column.group());
                    }
                    if (!groups || !column.group().isEmpty()) {
                        sheet.value(groups ? 3 : 2, i, column.name());
                    }
                    last = column.group();
                }
                int first = groups ? 4 : 3;
                for (int row = 0; row < records.size(); row++) {
                    for (int i = 0; i < records.get(row).size(); i++) {
                        String text = records.get(row).get(i);
                        if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                            sheet.value(first + row, i, java.time.LocalDate.parse(text));
                            sheet.style(first + row, i).format("yyyy-mm-dd").set();
                        } else if (!text.isEmpty()) {
                            sheet.value(first + row, i, text);
                        }
                    }
                }
                sheet.value(first + records.size(), 0, "合计");
                sheet.value(first + records.size(), 1, records.size());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return bytes.toByteArray();
        }
    },
    JSON_NESTED("json") {
        @Override
        byte[] write(DraftCase department, List<List<String>> records) {
            List<Map<String, Object>> list = new ArrayList<>();
            for (List<String> record : records) {
                Map<String, Object> object = new LinkedHashMap<>();
                grouped(department, record).forEach((group, values) -> {
                    if (group.isEmpty()) {
                        object.putAll(values);
                    } else {
                        object.put(group, values);
                    }
                });
                list.add(object);
            }
            try {
                return new ObjectMapper().writeValueAsBytes(Map.of("head", Map.of("batch", "2026-01", "count", records.size()), "body", Map.of("list", list)));
            } catch (JsonProcessingException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    private static final Charset GB18030 = Charset.forName("GB18030");

    private final String ending;

    Shape(String ending) {
        this.ending = ending;
    }

    abstract byte[] write(DraftCase department, List<List<String>> records);

    String ending() {
        return ending;
    }

    private static String rows(List<List<String>> records, String separator) {
        return records.stream().map(record -> String.join(separator, record)).collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    /** Column names; where two groups have the same name, with the group before it. */
    private static List<String> flat(DraftCase department) {
        List<String> names = department.columns().stream().map(DraftCase.Column::name).toList();
        return department.columns().stream().map(column -> names.indexOf(column.name()) == names.lastIndexOf(column.name()) ? column.name()
                : column.group() + "_" + column.name()).toList();
    }

    private static Map<String, Map<String, String>> grouped(DraftCase department, List<String> record) {
        Map<String, Map<String, String>> grouped = new LinkedHashMap<>();
        grouped.put("", new LinkedHashMap<>());
        for (int i = 0; i < record.size(); i++) {
            DraftCase.Column column = department.columns().get(i);
            grouped.computeIfAbsent(column.group(), any -> new LinkedHashMap<>()).put(column.name(), record.get(i));
        }
        return grouped;
    }
}
