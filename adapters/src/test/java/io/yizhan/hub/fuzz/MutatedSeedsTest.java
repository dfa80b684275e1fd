package io.yizhan.hub.fuzz;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.yizhan.hub.adapters.Repository;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The bounded fuzzing of the suite: every fuzz test is given {@value #INPUTS} inputs, its seeds changed at random from a fixed start, so that each
 * run has the same. This is not Jazzer, which runs one fuzz test a virtual machine and instruments what is loaded there: no coverage guides
 * the changes here. {@code adapters/fuzz} is the real thing; what it finds is kept as a seed, and so comes by here too.
 */
class MutatedSeedsTest {

    private static final int INPUTS = 500;
    private static final long START = 20_260_801;
    private static final Duration MOST_TIME = Duration.ofMinutes(3);
    private static final List<String> CLASSES = List.of("io.yizhan.hub.fuzz.ReadersFuzzTest", "io.yizhan.hub.fuzz.RecognisersFuzzTest",
            "io.yizhan.hub.fuzz.DoorsFuzzTest", "io.yizhan.hub.exchange.door.SoapRequestFuzzTest", "io.yizhan.hub.exchange.delivery.SoapReplyFuzzTest",
            "io.yizhan.hub.lookup.SoapAnswerFuzzTest");

    @TestFactory
    Stream<DynamicTest> holdsForChangedSeeds() throws Exception {
        List<DynamicTest> tests = new ArrayList<>();
        for (String name : CLASSES) {
            Class<?> type = Class.forName(name);
            Arrays.stream(type.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(FuzzTest.class)).sorted(Comparator.comparing(Method::getName))
                    .forEach(method -> tests.add(DynamicTest.dynamicTest(type.getSimpleName() + "." + method.getName(),
                            // Preemptively: a reader that hangs must not hang the suite.
                            () -> assertTimeoutPreemptively(MOST_TIME, () -> run(type, method)))));
        }
        return tests.stream();
    }

    private static void run(Class<?> type, Method method) throws Exception {
        Constructor<?> constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        Object test = constructor.newInstance();
        method.setAccessible(true);
        Mutations mutations = new Mutations(seeds(type, method), START);
        for (int i = 1; i <= INPUTS; i++) {
            byte[] input = mutations.next();
            try {
                method.invoke(test, (Object) input);
            } catch (InvocationTargetException e) {
                throw new AssertionError("input " + i + " is a finding, kept as " + kept(type, method, input) + "; put it among the seeds", e.getCause());
            }
        }
    }

    private static List<byte[]> seeds(Class<?> type, Method method) throws IOException {
        Path folder = Repository.root().resolve("adapters/src/test/resources").resolve(type.getPackageName().replace('.', '/'))
                .resolve(type.getSimpleName() + "Inputs").resolve(method.getName());
        List<byte[]> seeds = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                seeds.add(Files.readAllBytes(file));
            }
        }
        return seeds;
    }

    private static Path kept(Class<?> type, Method method, byte[] input) throws IOException {
        Path folder = Files.createDirectories(Repository.root().resolve("adapters/target/findings"));
        return Files.write(folder.resolve(type.getSimpleName() + "-" + method.getName()), input);
    }
}
