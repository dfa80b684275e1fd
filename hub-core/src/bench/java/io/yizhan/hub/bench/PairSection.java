package io.yizhan.hub.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Measures the hub and the plain route that verifies and signs in turns: a round of the one, a round of the other, and the other way round the next time.
 * A machine whose speed changes within minutes changes for both.
 */
final class PairSection {

    private final PlainSection plain;
    private final HubSection hub;
    private final Rounds.Plan plan;
    private final Report report;

    PairSection(PlainSection plain, HubSection hub, Rounds.Plan plan, Report report) {
        this.plain = plain;
        this.hub = hub;
        this.plan = plan;
        this.report = report;
    }

    void run() throws Exception {
        System.err.println("the hub and the plain route in turns");
        try (Running route = plain.startComparable(); Running files = hub.startFiles()) {
            Rounds ofRoute = new Rounds(plan, 0, route);
            Rounds ofHub = new Rounds(plan, 0, files);
            ofRoute.warmUp();
            ofHub.warmUp();
            List<Rounds.Round> routes = new ArrayList<>();
            List<Rounds.Round> hubs = new ArrayList<>();
            for (int i = 0; i < plan.rounds(); i++) {
                if (i % 2 == 0) {
                    routes.add(ofRoute.round());
                    hubs.add(ofHub.round());
                } else {
                    hubs.add(ofHub.round());
                    routes.add(ofRoute.round());
                }
            }
            report.records("in turns: " + route.title(), Rounds.Result.of(routes));
            report.records("in turns: " + files.title(), Rounds.Result.of(hubs));
            report.figure("in turns: times the plain route, median of " + plan.rounds() + " pairs", ratios(routes, hubs));
        }
    }

    private static String ratios(List<Rounds.Round> routes, List<Rounds.Round> hubs) {
        double[] ratios = new double[routes.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = hubs.get(i).perSecond() / routes.get(i).perSecond();
        }
        Arrays.sort(ratios);
        return String.format(Locale.ROOT, "%.1f (%.1f - %.1f)", ratios[ratios.length / 2], ratios[0], ratios[ratios.length - 1]);
    }
}
