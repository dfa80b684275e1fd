package io.yizhan.hub.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yizhan.hub.signing.Suite;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MerkleTreeTest {

    private static final int LARGEST = 130;

    private final MerkleTree tree = new MerkleTree(Suite.INTL);
    private final Reference reference = new Reference(Suite.INTL, LARGEST);

    /** The roots published with certificate-transparency's own tests, of the first {@code size} of its eight leaves. */
    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"})
    void hasThePublishedRoots(int size, String root) {
        List<byte[]> leaves = new ArrayList<>();
        for (String hex : List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")) {
            leaves.add(HexFormat.of().parseHex(hex));
        }
        Reference published = new Reference(Suite.INTL, leaves);
        assertThat(tree.root(size, published::complete)).isEqualTo(HexFormat.of().parseHex(root));
    }

    @Test
    void everyRootAndInclusionPathIsThatOfTheDefinition() {
        for (int size = 0; size <= LARGEST; size++) {
            byte[] root = reference.mth(0, size);
            assertThat(tree.root(size, reference::complete)).isEqualTo(root);
            for (int index = 0; index < size; index++) {
                List<byte[]> path = tree.inclusion(index, size, reference::complete);
                assertThat(path).as("%d of %d", index, size).usingElementComparator(java.util.Arrays::compare)
                        .isEqualTo(reference.path(index, 0, size));
                assertThat(tree.included(reference.mth(index, index + 1), index, size, path, root)).isTrue();
            }
        }
    }

    @Test
    void everyConsistencyPathIsThatOfTheDefinition() {
        for (int to = 0; to <= LARGEST; to++) {
            byte[] toRoot = reference.mth(0, to);
            for (int from = 0; from <= to; from++) {
                List<byte[]> path = tree.consistency(from, to, reference::complete);
                List<byte[]> expected = from == 0 ? List.of() : reference.subproof(from, 0, to, true);
                assertThat(path).as("%d to %d", from, to).usingElementComparator(java.util.Arrays::compare).isEqualTo(expected);
                assertThat(tree.consistent(from, reference.mth(0, from), to, toRoot, path)).as("%d to %d", from, to).isTrue();
            }
        }
    }

    @Test
    void anyFlippedBitBreaksInclusion() {
        for (int size : new int[] {1, 2, 3, 7, 8, 13}) {
            byte[] root = reference.mth(0, size);
            for (int index = 0; index < size; index++) {
                List<byte[]> path = reference.path(index, 0, size);
                byte[] leaf = reference.mth(index, index + 1);
                for (int bit = 0; bit < 256; bit++) {
                    assertThat(tree.included(flip(leaf, bit), index, size, path, root)).isFalse();
                    assertThat(tree.included(leaf, index, size, path, flip(root, bit))).isFalse();
                    for (int at = 0; at < path.size(); at++) {
                        assertThat(tree.included(leaf, index, size, with(path, at, flip(path.get(at), bit)), root)).isFalse();
                    }
                }
            }
        }
    }

    @Test
    void anyFlippedBitBreaksConsistency() {
        for (int to : new int[] {1, 2, 3, 7, 8, 13}) {
            byte[] toRoot = reference.mth(0, to);
            for (int from = 0; from <= to; from++) {
                byte[] fromRoot = reference.mth(0, from);
                List<byte[]> path = tree.consistency(from, to, reference::complete);
                for (int bit = 0; bit < 256; bit++) {
                    assertThat(tree.consistent(from, flip(fromRoot, bit), to, toRoot, path)).isFalse();
                    // A tree of no entries is the beginning of any other.
                    assertThat(tree.consistent(from, fromRoot, to, flip(toRoot, bit), path)).isEqualTo(from == 0);
                    for (int at = 0; at < path.size(); at++) {
                        assertThat(tree.consistent(from, fromRoot, to, toRoot, with(path, at, flip(path.get(at), bit)))).isFalse();
                    }
                }
            }
        }
    }

    @Test
    void anotherIndexSizeOrLengthOfPathFails() {
        for (int size = 1; size <= 20; size++) {
            byte[] root = reference.mth(0, size);
            for (int index = 0; index < size; index++) {
                byte[] leaf = reference.mth(index, index + 1);
                List<byte[]> path = reference.path(index, 0, size);
                for (int other = -1; other <= size + 1; other++) {
                    assertThat(tree.included(leaf, other, size, path, root)).isEqualTo(other == index);
                }
                assertThat(tree.included(leaf, index, size, more(path, root), root)).isFalse();
                assertThat(tree.included(leaf, index, size, more(path, root).subList(1, path.size() + 1), root)).isEqualTo(size == 1);
                assertThat(size > 1 && tree.included(leaf, index, size, path.subList(0, path.size() - 1), root)).isFalse();
            }
            for (int from = 1; from < size; from++) {
                byte[] fromRoot = reference.mth(0, from);
                List<byte[]> path = tree.consistency(from, size, reference::complete);
                assertThat(tree.consistent(from, fromRoot, size, root, more(path, root))).isFalse();
                assertThat(tree.consistent(from, fromRoot, size, root, path.subList(0, path.size() - 1))).isFalse();
                assertThat(tree.consistent(from, fromRoot, size, root, List.of())).isFalse();
                assertThat(tree.consistent(size, root, from, fromRoot, path)).isFalse();
                assertThat(tree.consistent(-1, fromRoot, size, root, path)).isFalse();
            }
        }
    }

    @Test
    void saysWhichRangeIsWrong() {
        assertThatThrownBy(() -> tree.root(-1, reference::complete)).isInstanceOf(IllegalArgumentException.class);
        for (long[] pair : new long[][] {{-1, 3}, {3, 3}, {0, 0}, {4, 3}}) {
            assertThatThrownBy(() -> tree.inclusion(pair[0], pair[1], reference::complete)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("E-TREE-RANGE");
        }
        for (long[] pair : new long[][] {{-1, 3}, {4, 3}, {0, -1}}) {
            assertThatThrownBy(() -> tree.consistency(pair[0], pair[1], reference::complete)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("E-TREE-RANGE");
        }
    }

    @Test
    void aTreeOfALongTimeNeedsFewHashes() {
        long size = (1L << 62) - 1;
        int[] asked = {0};
        SubtreeHashes counted = (level, index) -> {
            asked[0]++;
            assertThat((index + 1) << level).isBetween(1L, size);
            return new byte[32];
        };
        assertThat(tree.inclusion(size / 3, size, counted)).hasSizeLessThanOrEqualTo(62);
        assertThat(tree.consistency(size / 3, size, counted)).hasSizeLessThanOrEqualTo(63);
        assertThat(asked[0]).isLessThan(62 * 63);
    }

    @ParameterizedTest
    @EnumSource(Suite.class)
    void hashesUnderTheSuite(Suite suite) {
        MerkleTree under = new MerkleTree(suite);
        byte[] entry = "entry".getBytes(StandardCharsets.UTF_8);
        assertThat(under.leaf(entry)).isEqualTo(suite.digest(new byte[] {0}, entry));
        assertThat(under.node(entry, entry)).isEqualTo(suite.digest(new byte[] {1}, entry, entry));
        Reference naive = new Reference(suite, 11);
        assertThat(under.root(11, naive::complete)).isEqualTo(naive.mth(0, 11));
    }

    private static byte[] flip(byte[] hash, int bit) {
        byte[] flipped = hash.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }

    private static List<byte[]> with(List<byte[]> path, int at, byte[] hash) {
        List<byte[]> changed = new ArrayList<>(path);
        changed.set(at, hash);
        return changed;
    }

    private static List<byte[]> more(List<byte[]> path, byte[] hash) {
        List<byte[]> longer = new ArrayList<>(path);
        longer.add(hash);
        return longer;
    }

    /** RFC 6962 §2.1, §2.1.1 and §2.1.2 word for word: slow, recursive, over the leaves themselves. */
    private record Reference(Suite suite, List<byte[]> leaves) {

        Reference(Suite suite, int size) {
            this(suite, java.util.stream.IntStream.range(0, size).mapToObj(i -> ("leaf " + i).getBytes(StandardCharsets.UTF_8)).toList());
        }

        byte[] mth(int start, int end) {
            int n = end - start;
            if (n == 0) {
                return suite.digest();
            }
            if (n == 1) {
                return suite.digest(new byte[] {0}, leaves.get(start));
            }
            int k = k(n);
            return suite.digest(new byte[] {1}, mth(start, start + k), mth(start + k, end));
        }

        List<byte[]> path(int m, int start, int end) {
            int n = end - start;
            if (n == 1) {
                return List.of();
            }
            int k = k(n);
            return m < k ? joined(path(m, start, start + k), mth(start + k, end)) : joined(path(m - k, start + k, end), mth(start, start + k));
        }

        List<byte[]> subproof(int m, int start, int end, boolean known) {
            int n = end - start;
            if (m == n) {
                return known ? List.of() : List.of(mth(start, end));
            }
            int k = k(n);
            return m <= k ? joined(subproof(m, start, start + k, known), mth(start + k, end))
                    : joined(subproof(m - k, start + k, end, false), mth(start, start + k));
        }

        byte[] complete(int level, long index) {
            int size = 1 << level;
            assertThat((index + 1) * size).as("only complete subtrees are asked for").isLessThanOrEqualTo(leaves.size());
            return mth((int) index * size, (int) (index + 1) * size);
        }

        private static int k(int n) {
            int k = 1;
            while (2 * k < n) {
                k *= 2;
            }
            return k;
        }

        private static List<byte[]> joined(List<byte[]> path, byte[] hash) {
            List<byte[]> joined = new ArrayList<>(path);
            joined.add(hash);
            return joined;
        }
    }
}
