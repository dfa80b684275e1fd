package io.yizhan.hub.house;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.yizhan.hub.adapters.Repository;
import io.yizhan.hub.app.Hub;
import io.yizhan.hub.app.importing.ClientTokens;
import io.yizhan.hub.config.ConfigReader;
import io.yizhan.hub.config.HubConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The console in a real browser, before a whole hub with the shipped configuration. Compiled and run only where Chromium is installed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ConsolePageTest {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final List<String> QUIET = List.of("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--disable-quic", "--no-first-run");
    private static final LocatorAssertions.ContainsTextOptions PATIENT = new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

    @TempDir
    private static Path home;
    private static Hub hub;
    private static String api;
    private static int departments;
    private static Playwright playwright;
    private static Browser browser;

    private final List<String> complaints = new ArrayList<>();
    private final List<String> foreign = new ArrayList<>();
    private Page page;

    @BeforeAll
    static void start() throws Exception {
        HubConfig shipped = ConfigReader.read(Repository.root().resolve("config"));
        departments = shipped.departments().size();
        hub = Hub.start(home, shipped.withSettings(shipped.settings().withOverrides(new HubConfig.Overrides("127.0.0.1", 0, 0, 0, null))));
        api = hub.ports().apiUrl();
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(CHROMIUM).setArgs(QUIET));
    }

    @AfterAll
    static void stop() {
        if (playwright != null) {
            playwright.close();
        }
        if (hub != null) {
            hub.close();
        }
    }

    @BeforeEach
    void open() {
        page = browser.newPage(new Browser.NewPageOptions().setLocale("zh-CN"));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(api + "/console/")) {
                foreign.add(request.url());
            }
        });
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    @Order(1)
    void showsEveryDepartmentInTheReadersLanguageAndCallsNobodyElse() {
        page.navigate(api + "/console/");

        assertThat(page.locator("#status")).hasText("实时");
        assertThat(page.locator("#departments tr")).hasCount(departments);
        assertThat(page.locator("#departments")).containsText("青山县卫生健康局");
        assertThat(page.locator("#messages")).containsText("还没有报文");

        page.locator("#language").click();

        assertThat(page.locator("#status")).hasText("Live");
        assertThat(page.locator("#departments-title")).hasText("Departments");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(complaints).isEmpty();
        assertThat(foreign).isEmpty();
    }

    @Test
    @Order(2)
    void aMessageAppearsByItselfWithWhatBecameOfIt() throws Exception {
        page.navigate(api + "/console/?lang=en");
        assertThat(page.locator("#messages")).containsText("No messages yet");

        String token = ClientTokens.of("health", home.resolve("keys/clients/health.key"), Clock.systemUTC()).get();
        Path sample = Repository.root().resolve("config/departments/health/samples/in/certificates.json");
        HttpResponse<String> receipt = HTTP.send(HttpRequest.newBuilder(URI.create(api + "/api/v1/departments/health/messages"))
                .header("Authorization", "Bearer " + token).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofFile(sample)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(receipt.statusCode()).isEqualTo(202);

        Locator row = page.locator("#messages tr").first();
        assertThat(row).containsText("certificates", PATIENT);
        assertThat(row).containsText("Settled", PATIENT);
        assertThat(row).containsText("Registered");
        assertThat(row).containsText("Rejected");
        assertThat(row.locator("time")).hasAttribute("title", java.util.regex.Pattern.compile("\\d{4}-\\d\\d-\\d\\d .* UTC"));
        Locator health = page.locator("#departments tr").filter(new Locator.FilterOptions().setHasText("health"));
        assertThat(health.locator("td").first()).not().hasText("0");
        assertThat(page.content()).as("no holder on the page").doesNotContain("林晓禾").doesNotContain("99010119880617012X");
        assertThat(complaints).isEmpty();
    }

    @Test
    @Order(3)
    void followsTheColourSchemeAndFitsASmallScreen() {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.navigate(api + "/console/");
        Object light = page.evaluate("getComputedStyle(document.body).backgroundColor");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor")).isNotEqualTo(light);

        page.setViewportSize(390, 844);
        assertThat(page.locator("#departments tr")).hasCount(departments);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).isEqualTo(true);
    }

    @Test
    @Order(4)
    void aFileIsTriedInTheBrowserAndMasked() {
        page.navigate(api + "/console/");
        page.locator("#departments a").filter(new Locator.FilterOptions().setHasText("health")).click();
        assertThat(page.locator("#name")).hasText("青山县卫生健康局");
        assertThat(page.locator("#run")).isDisabled();

        page.locator("#file").setInputFiles(Repository.root().resolve("config/departments/health/samples/in/certificates.json"));
        page.locator("#run").click();

        assertThat(page.locator("#counts")).containsText("将登记", PATIENT);
        assertThat(page.locator("#counts dd.rejected")).hasText("1");
        assertThat(page.locator("#bad")).containsText("E-FORMAT-DATE");
        assertThat(page.locator("#report")).containsText("多是录入差错，请对照原件改正代码。");
        assertThat(page.locator("#report")).containsText("林** (3)");
        assertThat(page.locator("#names")).containsText("identifier");
        assertThat(page.content()).doesNotContain("林晓禾").doesNotContain("99010119880617012X");

        page.locator("#language").click();
        page.locator("#file").setInputFiles(Repository.root().resolve("config/departments/housing/samples/in/acceptance.xml"));
        page.locator("#run").click();
        assertThat(page.locator("#report")).containsText("The file can't be read to its end", PATIENT);
        assertThat(page.locator("#report")).containsText("E-JSON-SYNTAX");
        page.setViewportSize(390, 844);
        assertThat(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")).isEqualTo(true);
        assertThat(complaints).isEmpty();
        assertThat(foreign).isEmpty();
    }

    @Test
    @Order(5)
    void aLostConnectionIsPlainToSee() {
        page.navigate(api + "/console/?lang=en");
        assertThat(page.locator("#status")).hasText("Live");
        assertThat(page.locator("#lost")).isHidden();

        hub.close();

        assertThat(page.locator("#lost")).containsText("Connection lost · Showing what was true at", PATIENT);
        assertThat(page.locator("#status")).hasText("Connection lost");
    }
}
