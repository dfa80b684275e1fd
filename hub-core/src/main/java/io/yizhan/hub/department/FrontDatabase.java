package io.yizhan.hub.department;

/**
 * A database of a department, PostgreSQL or SQLite.
 *
 * @param url          {@code jdbc:postgresql://host:port/name} or {@code jdbc:sqlite:path}, a relative path being below the hub's home
 * @param user         or null, as for SQLite
 * @param passwordFile relative to the hub's home, or null
 */
public record FrontDatabase(String url, String user, String passwordFile) {
}
