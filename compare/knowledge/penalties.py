"""How articles on legal liability are worded, so that what is punished can be told from how.

Source: 行政处罚法 (2021) art. 9 for the sanctions; the customary wording of 法律责任 chapters, as 立法技术规范（试行）（一） has it.
"""

from __future__ import annotations

RULE_NAMES: str = r"本(?:法|条例|规定|办法)|第[一二三四五六七八九十百零]+条(?:第[一二三四五六七八九十]+款)?(?:的?规定|、)?|违反|有下列(?:行为|情形)之一的?"
"""The rules that an offence breaks, by name and number."""

PENAL_WORDS: str = (
    r"[，,](?:对[^，,。；;]{2,30}[，,]?)?"
    r"(?:由[^，,。；;]{2,80}?(?:责令|处|给予|予以|没收|吊销)|责令|依[法照]|(?:可以)?并?处|给予|应当|没收|吊销|构成)"
    r"|(?:由[^，,。；;]{2,60}?)?(?:责令|给予(?:警告|处)|处以|没收)"
)
"""Where the sanction begins: the body that imposes it, or the sanction itself."""

AGGRAVATIONS: str = r"情节|逾期|拒不改正|造成|构成|违法所得|对直接|对.{0,3}前款|依法应当|可能危及|法律、|其他"
"""What makes an offence grave, or catches the rest of a list; it stands in most penalties."""
