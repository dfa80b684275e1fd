package io.yizhan.hub.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VaultTest {

    private final Vault vault = vault(1);

    @Test
    void unlocksWhatItLockedAndNothingElse() {
        for (int size : new int[] {0, 1, 15, 16, 17, 5000}) {
            byte[] plain = bytes(size);
            byte[] locked = vault.lock(plain);

            assertThat(locked).hasSize(12 + size + 16);
            assertThat(vault.unlock(locked)).isEqualTo(plain);
            assertThat(vault.lock(plain)).isNotEqualTo(locked);
            assertThatThrownBy(() -> vault(2).unlock(locked)).isInstanceOf(IllegalStateException.class);
        }
        byte[] locked = vault.lock(bytes(20));
        for (int bit = 0; bit < locked.length * 8; bit++) {
            byte[] changed = locked.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThatThrownBy(() -> vault.unlock(changed)).isInstanceOf(IllegalStateException.class).hasMessageContaining("E-VAULT-CHANGED");
        }
        for (int size = 0; size < locked.length; size++) {
            byte[] cut = Arrays.copyOf(locked, size);
            assertThatThrownBy(() -> vault.unlock(cut)).isInstanceOf(IllegalStateException.class).hasMessageContaining("E-VAULT-CHANGED");
        }
    }

    @Test
    void locksStreamsOfAnySize() throws Exception {
        for (int size : new int[] {0, 1, 16, 8191, 8192, 100_001}) {
            byte[] plain = bytes(size);
            ByteArrayOutputStream kept = new ByteArrayOutputStream();
            try (OutputStream out = vault.locking(kept)) {
                out.write(plain, 0, size / 2);
                out.write(plain, size / 2, size - size / 2);
            }

            assertThat(kept.size()).isEqualTo(16 + size);
            if (size > 100) {
                assertThat(Arrays.copyOfRange(kept.toByteArray(), 16, 16 + size)).isNotEqualTo(plain);
                assertThat(read(vault(2), kept.toByteArray())).isNotEqualTo(plain);
            }
            assertThat(read(vault, kept.toByteArray())).isEqualTo(plain);
        }
        assertThatThrownBy(() -> read(vault, new byte[15])).isInstanceOf(EOFException.class).hasMessageContaining("E-VAULT-CHANGED");
    }

    private static byte[] read(Vault vault, byte[] locked) throws Exception {
        try (InputStream in = vault.unlocking(new ByteArrayInputStream(locked))) {
            return in.readAllBytes();
        }
    }

    private static Vault vault(int seed) {
        byte[] key = new byte[32];
        key[0] = (byte) seed;
        return new Vault(key, key);
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
