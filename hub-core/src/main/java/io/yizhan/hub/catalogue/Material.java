package io.yizhan.hub.catalogue;

/**
 * One paper a service item asks for.
 *
 * @param type      licence type that supplies it
 * @param by        field of that type that must equal the applicant's code: {@code holderCode} by default
 * @param viaType   where the paper is another person's: the applicant's licence type whose {@code viaField} names that person, else null
 * @param deferDays days by which it may be handed in later (容缺), 0 for not at all
 */
public record Material(Text name, String type, String by, String viaType, String viaField, int deferDays) {
}
