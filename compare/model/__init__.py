"""The nouns: immutable values that the stages hand to each other.

Every stage is a plain function from these values to new ones (see ``pipeline``). Tuples inside, so that a value can be
hashed, shared and never changed behind somebody's back.
"""

from __future__ import annotations

from compare.model.comparison import NO_TALLY as NO_TALLY
from compare.model.comparison import Chain as Chain
from compare.model.comparison import Citation as Citation
from compare.model.comparison import Comparison as Comparison
from compare.model.comparison import Frame as Frame
from compare.model.comparison import Initiative as Initiative
from compare.model.comparison import Input as Input
from compare.model.comparison import Judging as Judging
from compare.model.comparison import PairTally as PairTally
from compare.model.comparison import Refusal as Refusal
from compare.model.comparison import Run as Run
from compare.model.comparison import Step as Step
from compare.model.comparison import Tally as Tally
from compare.model.comparison import Totals as Totals
from compare.model.documents import BASE as BASE
from compare.model.documents import Audit as Audit
from compare.model.documents import Clause as Clause
from compare.model.documents import Directive as Directive
from compare.model.documents import Document as Document
from compare.model.documents import Duty as Duty
from compare.model.documents import Heading as Heading
from compare.model.documents import Identity as Identity
from compare.model.documents import Line as Line
from compare.model.documents import Paragraph as Paragraph
from compare.model.documents import Place as Place
from compare.model.documents import Source as Source
from compare.model.documents import Target as Target
from compare.model.enums import Certainty as Certainty
from compare.model.enums import ChainKind as ChainKind
from compare.model.enums import ChangeKind as ChangeKind
from compare.model.enums import CitationKind as CitationKind
from compare.model.enums import Demand as Demand
from compare.model.enums import DocumentKind as DocumentKind
from compare.model.enums import Extent as Extent
from compare.model.enums import Force as Force
from compare.model.enums import JudgedBy as JudgedBy
from compare.model.enums import Kind as Kind
from compare.model.enums import Level as Level
from compare.model.enums import Manner as Manner
from compare.model.enums import Relation as Relation
from compare.model.enums import Role as Role
from compare.model.findings import Answer as Answer
from compare.model.findings import Aside as Aside
from compare.model.findings import Candidate as Candidate
from compare.model.findings import Candidates as Candidates
from compare.model.findings import Change as Change
from compare.model.findings import Choice as Choice
from compare.model.findings import Counterpart as Counterpart
from compare.model.findings import Decision as Decision
from compare.model.findings import Finding as Finding
from compare.model.findings import Judgement as Judgement
from compare.model.findings import Match as Match
from compare.model.findings import Operation as Operation
from compare.model.findings import Opinion as Opinion
from compare.model.findings import Reading as Reading
from compare.model.findings import Ruling as Ruling
from compare.model.findings import Segment as Segment
from compare.model.findings import Standing as Standing
from compare.model.findings import SubjectKind as SubjectKind
from compare.model.findings import Verdict as Verdict
