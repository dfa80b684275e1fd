package io.yizhan.hub.adapters.settings;

import io.yizhan.hub.adapter.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A block of settings as YAML gives it (maps, lists, scalars), read key by key. A key of the wrong shape is a fault and reads as its
 * fallback, so reading goes on to the next fault; a key nobody asked for is a fault too ({@link #refuseUnknownKeys}).
 */
public final class Block {

    private final String path;
    private final Map<String, Object> keys;
    private final Faults faults;
    private final SortedSet<String> known = new TreeSet<>();

    public Block(String path, Map<String, Object> keys, Faults faults) {
        this.path = path;
        this.keys = keys == null ? Map.of() : keys;
        this.faults = faults;
    }

    public boolean has(String key) {
        known.add(key);
        return keys.get(key) != null;
    }

    public String text(String key, String fallback) {
        if (!has(key)) {
            return fallback;
        }
        if (keys.get(key) instanceof String text) {
            return text;
        }
        fault(key, "not a text; put it in quotes, so that YAML keeps it as written");
        return fallback;
    }

    /** A text that must be there; where it is not, a fault and the empty text. */
    public String requiredText(String key, String meaning) {
        if (!has(key)) {
            fault(key, "missing; give " + meaning);
        }
        return text(key, "");
    }

    public boolean flag(String key, boolean fallback) {
        if (!has(key)) {
            return fallback;
        }
        if (keys.get(key) instanceof Boolean flag) {
            return flag;
        }
        fault(key, "neither true nor false");
        return fallback;
    }

    /** A whole number of at least {@code least}. */
    public int number(String key, int fallback, int least) {
        if (!has(key)) {
            return fallback;
        }
        if (keys.get(key) instanceof Integer number && number >= least) {
            return number;
        }
        fault(key, "not a whole number of at least " + least);
        return fallback;
    }

    /** A list of texts; empty where the key is absent. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        List<?> items = list(key);
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof String text) {
                texts.add(text);
            } else {
                fault(key + "[" + i + "]", "not a text; put it in quotes, so that YAML keeps it as written");
            }
        }
        return texts;
    }

    /** A map of text to text, in the order written; empty where the key is absent. */
    public Map<String, String> textMap(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (has(key)) {
            if (keys.get(key) instanceof Map<?, ?> map) {
                map.forEach((name, value) -> {
                    if (value instanceof String text) {
                        texts.put(name.toString(), text);
                    } else {
                        fault(key + "." + name, "not a text; put it in quotes, so that YAML keeps it as written");
                    }
                });
            } else {
                fault(key, "not a map of texts");
            }
        }
        return texts;
    }

    /** The blocks of a list of maps; empty where the key is absent. */
    public List<Block> blocks(String key) {
        List<Block> blocks = new ArrayList<>();
        List<?> items = list(key);
        for (int i = 0; i < items.size(); i++) {
            String place = key + "[" + i + "]";
            if (items.get(i) instanceof Map<?, ?> map) {
                blocks.add(new Block(path + "." + place, namesToText(map), faults));
            } else {
                fault(place, "not a block of keys");
            }
        }
        return blocks;
    }

    /** The block below a key, or null (and a fault) where what is there is none. */
    public Block block(String key) {
        known.add(key);
        if (keys.get(key) instanceof Map<?, ?> map) {
            return new Block(path + "." + key, namesToText(map), faults);
        }
        fault(key, "not a block of keys");
        return null;
    }

    public List<String> names() {
        return List.copyOf(keys.keySet());
    }

    public boolean isNumber(String key) {
        return keys.get(key) instanceof Integer;
    }

    public boolean isMap(String key) {
        return keys.get(key) instanceof Map;
    }

    public void fault(String key, String detail) {
        faults.add(key.isEmpty() ? path : path + "." + key, detail);
    }

    /** Makes a fault of every key that was never asked for. Called last. */
    public void refuseUnknownKeys() {
        for (String key : keys.keySet()) {
            if (!known.contains(key)) {
                fault(key, "unknown key; " + Nearest.hint(key, known) + "known here: " + String.join(", ", known));
            }
        }
    }

    private List<?> list(String key) {
        if (!has(key)) {
            return List.of();
        }
        if (keys.get(key) instanceof List<?> items) {
            return items;
        }
        fault(key, "not a list");
        return List.of();
    }

    private static Map<String, Object> namesToText(Map<?, ?> map) {
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((name, value) -> named.put(String.valueOf(name), value));
        return named;
    }
}
