/**
 * Joining a department: from a sample of its data to a draft of its {@code department.yaml}.
 *
 * <p>{@link io.yizhan.hub.joining.drafting.Drafting} asks every {@link io.yizhan.hub.adapter.FormatRecogniser} what the sample is,
 * matches its columns with the fields of a licence type by their names ({@link io.yizhan.hub.joining.drafting.NameMatcher}) and by what
 * their values look like ({@link io.yizhan.hub.joining.drafting.ColumnProfile}), takes the assignment that is best as a whole, and
 * leaves open, by name, what it can't tell. Nothing it writes holds a value of a person.
 */
package io.yizhan.hub.joining.drafting;
