package io.yizhan.hub.store;

import io.yizhan.hub.evidence.Event;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The moment being written. Of the writer's thread. */
final class CurrentMoment implements GroupCommit.Moment {

    /** How far the moment had come before a work. @param first nothing was done before it */
    record Mark(boolean first, int entries, int actions) {
    }

    private static final Logger LOG = LoggerFactory.getLogger(CurrentMoment.class);

    private final WritingConnection sql;
    private final LogGrowth growth;
    private final List<Runnable> actions = new ArrayList<>();
    private boolean begun;

    CurrentMoment(WritingConnection sql, LogGrowth growth) {
        this.sql = sql;
        this.growth = growth;
    }

    @Override
    public Handle sql() {
        return sql.handle();
    }

    @Override
    public int update(String text, Object... values) {
        return sql.update(text, values);
    }

    @Override
    public <T> List<T> query(String text, Row<T> row, Object... values) {
        return sql.query(text, row, values);
    }

    @Override
    public long append(Event event) {
        return growth.append(event);
    }

    @Override
    public void afterCommit(Runnable action) {
        actions.add(action);
    }

    LogGrowth growth() {
        return growth;
    }

    /** A savepoint costs a copy of every page that the work changes: the first work, which may be taken back by going back to the start, has none. */
    Mark mark() {
        boolean first = !begun;
        begun = true;
        if (!first) {
            sql.update("SAVEPOINT work");
        }
        return new Mark(first, growth.length(), actions.size());
    }

    void keep(Mark mark) {
        if (!mark.first()) {
            sql.update("RELEASE work");
        }
    }

    void undo(Mark mark) {
        if (mark.first()) {
            sql.startAgain();
        } else {
            sql.update("ROLLBACK TO work");
            sql.update("RELEASE work");
        }
        growth.cut(mark.entries());
        actions.subList(mark.actions(), actions.size()).clear();
    }

    void committed() {
        for (Runnable action : actions) {
            try {
                action.run();
            } catch (RuntimeException e) {
                LOG.error("an action after a commit failed; what was committed stays", e);
            }
        }
    }
}
