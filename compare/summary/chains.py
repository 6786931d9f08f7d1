"""Follow directives down the levels: what becomes of each in province and city."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from compare.model import Chain, ChainKind, Document, Finding, Initiative, Level, Step
from compare.progress import group
from compare.settings import DEFAULT, Settings
from compare.text.places import find_province

Government = tuple[Level, str]
"""Level and place: what tells one government from another; the id of the document where its region is unknown."""


@dataclass(frozen=True, slots=True)
class Link:
    """One step with all that its chain's kind rests on: the finding there, and the government that it is about."""

    step: Step
    finding: Finding
    level: Level
    place: str

    @property
    def carried(self) -> bool:
        """Whether the document does something with the directive."""
        return self.finding.carried


def find_chains(
    documents: Sequence[Document],
    findings: Sequence[Finding],
    initiatives: Sequence[Initiative] = (),
    settings: Settings = DEFAULT,
) -> tuple[Chain, ...]:
    """All chains: of national directives, then of what the provinces ask of their own accord (their ``initiatives``).

    A document of unknown province stands in every chain; one older than the directive in none.
    """
    levels = {one.id: one.identity.level for one in documents}
    below = {
        one.id: (one.identity.level, one.identity.region or one.id)
        for one in documents
        if one.identity.level and one.identity.level is not Level.NATIONAL
    }
    by_directive = group((one for one in findings if not one.older), lambda one: one.directive.id)
    national = {
        directive: found
        for directive, found in by_directive.items()
        if levels.get(found[0].directive.clause.document) is Level.NATIONAL
    }
    own = {
        one.clause.id: by_directive[one.clause.id]
        for one in initiatives
        if levels.get(one.document) is Level.PROVINCIAL and one.clause.id in by_directive
    }
    return (*_follow_national(national, by_directive, below, settings), *_follow_provincial(own, below, settings))


def _follow_national(
    directives: Mapping[str, Sequence[Finding]],
    by_directive: Mapping[str, Sequence[Finding]],
    below: Mapping[str, Government],
    settings: Settings,
) -> Iterator[Chain]:
    """A chain for each province in which a national directive was followed through two levels, province before city."""
    for directive, found in directives.items():
        for links in _part_provinces(_link_all(found, by_directive, below, settings)):
            if len({one.level for one in links}) > 1:
                yield Chain(directive, tuple(one.step for one in links), find_kind(links))


def _follow_provincial(
    directives: Mapping[str, Sequence[Finding]], below: Mapping[str, Government], settings: Settings
) -> Iterator[Chain]:
    """A chain for each directive of a province's own, with what its cities do."""
    for directive, found in directives.items():
        province = below[found[0].directive.clause.document]
        mine = [one for one in found if one.local in below and _is_of(below[one.local], province)]
        if links := [_link(one, below[one.local], settings) for one in mine]:
            yield Chain(
                directive, tuple(one.step for one in links), find_kind(links, Level.PROVINCIAL), Level.PROVINCIAL
            )


def find_kind(links: Sequence[Link], origin: Level = Level.NATIONAL) -> ChainKind:
    """What becomes of a directive; of several cities one that leaves it out or weakens it decides, if it is its job."""
    above = [one for one in links if one.level is Level.PROVINCIAL]
    places = group((one for one in links if one.level is not Level.PROVINCIAL), lambda one: (one.level, one.place))
    cities = [one for one in map(_merge, places.values()) if one]
    carried = [one for one in cities if one.carried]
    lost = [one for one in cities if not one.carried and one.finding.applicable]
    province = _merge(above)
    if province and not province.carried:
        if carried:
            return ChainKind.SKIPPED_BY_PROVINCE
        return ChainKind.LOST_AT_PROVINCE if province.finding.applicable else ChainKind.UPPER_MATTER
    if lost:
        return ChainKind.LOST_AT_CITY
    if province and province.step.weakened:
        return ChainKind.WEAKENED_AT_PROVINCE
    if any(one.step.weakened for one in carried):
        return ChainKind.WEAKENED_AT_CITY
    if not carried:
        return ChainKind.UPPER_MATTER
    return ChainKind.CARRIED_BY_CITY if origin is Level.PROVINCIAL else ChainKind.CARRIED


def _merge(links: Iterable[Link]) -> Link | None:
    """What the documents of one government do together: the one that does most stands for them."""
    return max(links, key=lambda one: one.finding.strength, default=None)


def _part_provinces(links: Sequence[Link]) -> Iterator[list[Link]]:
    """The links of each province, in order of level; those of unknown province in all."""
    ordered = sorted(links, key=lambda one: one.level.rank)
    provinces = {id(one): find_province(one.place) for one in ordered}
    for province in dict.fromkeys(filter(None, provinces.values())) or {"": None}:
        yield [one for one in ordered if provinces[id(one)] in ("", province)]


def _is_of(city: Government, province: Government) -> bool:
    """Whether a city may lie in a province; unknown ones may."""
    above, below = find_province(province[1]), find_province(city[1])
    return not above or not below or above == below


def _link_all(
    found: Sequence[Finding],
    by_directive: Mapping[str, Sequence[Finding]],
    below: Mapping[str, Government],
    settings: Settings,
) -> list[Link]:
    """The links of a national directive: its findings, and those of cities that it reaches by the province only."""
    passed = _passed_on(found, by_directive, below)
    direct = {one.local for one in found}
    links = [
        _link(one, below[one.local], settings, passed[one.local].id if one.local in passed else "")
        for one in found
        if one.local in below
    ]
    return links + [_link(one, below[local], settings, one.id) for local, one in passed.items() if local not in direct]


def _passed_on(
    found: Sequence[Finding], by_directive: Mapping[str, Sequence[Finding]], below: Mapping[str, Government]
) -> dict[str, Finding]:
    """For each city, the finding on the provincial clauses that carry a directive: the first that the city carries."""
    passed: dict[str, Finding] = {}
    for one in found:
        if one.local in below and below[one.local][0] is Level.PROVINCIAL:
            for match in one.matches:
                for further in by_directive.get(match.clause.id, ()):
                    if further.local not in below or not _is_of(below[further.local], below[one.local]):
                        continue
                    before = passed.get(further.local)
                    if before is None or (further.carried and not before.carried):
                        passed[further.local] = further
    return passed


def _link(finding: Finding, government: Government, settings: Settings, via: str = "") -> Link:
    weakened = finding.carried and any(
        one.kind.weaker and one.certainty.reaches(settings.chain_sure) for one in finding.changes
    )
    return Link(Step(finding.local, finding.id, weakened, via), finding, *government)
