package org.kaoqian.organisation;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kaoqian.shared.Sentence;

/**
 * What a draft would change.
 *
 * @param newRegions parents first, as are the changed ones
 * @param missing usernames on record that the file does not name; they stay as they are
 */
record OrganisationPlan(
        List<Place> newRegions,
        List<Place> changedRegions,
        List<OrganisationDraft.Person> newPeople,
        List<Change> changedPeople,
        List<String> missing) {

    /** A person as on record and as wanted. */
    record Change(OrganisationDraft.Known known, OrganisationDraft.Person wanted) {}

    static OrganisationPlan of(
            OrganisationDraft draft, List<Place> present, Map<String, OrganisationDraft.Known> people) {
        var places = new HashSet<>(present);
        var codes = present.stream().map(place -> place.region().code()).collect(Collectors.toSet());
        var named =
                draft.people().stream().map(OrganisationDraft.Person::username).collect(Collectors.toSet());
        return new OrganisationPlan(
                draft.regions().stream()
                        .filter(place -> !codes.contains(place.region().code()))
                        .toList(),
                draft.regions().stream()
                        .filter(place -> codes.contains(place.region().code()) && !places.contains(place))
                        .toList(),
                draft.people().stream()
                        .filter(person -> !people.containsKey(person.username()))
                        .toList(),
                draft.people().stream()
                        .flatMap(person -> Stream.ofNullable(people.get(person.username()))
                                .filter(known -> !known.person().equals(person))
                                .map(known -> new Change(known, person)))
                        .toList(),
                missing(people.keySet(), named));
    }

    private static List<String> missing(Set<String> known, Set<String> named) {
        return known.stream().filter(each -> !named.contains(each)).sorted().toList();
    }

    boolean isEmpty() {
        return newRegions.isEmpty() && changedRegions.isEmpty() && newPeople.isEmpty() && changedPeople.isEmpty();
    }

    /** “Adds 3 regions, changes 2; adds 5 officers, changes 2.” */
    Sentence summary() {
        return Sentence.of(
                "新增区划%d个、修改%d个；新增人员%d名、修改%d名；文件中没有的%d名人员保持不变。"
                        .formatted(
                                newRegions.size(),
                                changedRegions.size(),
                                newPeople.size(),
                                changedPeople.size(),
                                missing.size()),
                "Adds %d regions, changes %d; adds %d officers, changes %d; %d officers that the file does not name stay as they are."
                        .formatted(
                                newRegions.size(),
                                changedRegions.size(),
                                newPeople.size(),
                                changedPeople.size(),
                                missing.size()));
    }
}
