package io.yizhan.hub.app.demo;

import io.yizhan.hub.app.Home;
import io.yizhan.hub.app.Hub;
import io.yizhan.hub.policy.Purpose;
import java.io.PrintStream;
import java.util.Locale;

/** The story on a running hub, and where to go on from it. */
public final class Demo {

    private final Home home;
    private final Hub hub;
    private final PrintStream out;
    private final Locale language;

    /** @param hub freshly started in {@code home} */
    public Demo(Home home, Hub hub, PrintStream out, Locale language) {
        this.home = home;
        this.hub = hub;
        this.out = out;
        this.language = language;
    }

    /** Tells the story, then the addresses and a command to paste. @return true where every step came out as told */
    public boolean play() throws InterruptedException {
        Teller teller = new Teller(out, language);
        Story story = new Story(new Player(home.directory(), hub.ports(), hub.keys()), home.config().resolve("departments"),
                hub.keys().evidenceKey(), teller);
        teller.say("opening");
        boolean asTold = story.play();
        teller.say(asTold ? "ended.told" : "ended.other", home.logs());
        teller.say("here", hub.ports().apiUrl(), hub.ports().apiUrl() + "/console/", hub.ports().managementUrl() + "/observe/health");
        teller.say("try");
        out.println(command(story.lastPurpose(), story.applicant()));
        teller.say("stop");
        return asTold;
    }

    private String command(Purpose purpose, String applicant) {
        return "  curl -H \"Authorization: Bearer $(./hub token portal --home " + home.directory() + " --item " + purpose.item() + " --case "
                + purpose.caseNumber() + ")\" -H 'Content-Type: application/json' -d '{\"applicant\":{\"code\":\"" + applicant + "\"}}' "
                + hub.ports().apiUrl() + "/api/v1/materials:pull";
    }
}
