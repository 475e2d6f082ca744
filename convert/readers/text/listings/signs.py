"""The signs of programs, sessions at a terminal and machines' answers.

They are written from what the grammars of some thirty languages have in common, not for any one
of them: what opens and closes a block, assigns, calls, imports, asks at a prompt.
"""

from typing import Final

from msgspec import Struct

from convert.patterns import Lazy
from convert.readers.text.weights import WEIGHTS


class Sign(Struct, frozen=True):
    """A pattern at the head of a line; it is tried where one of `needs` occurs in the line."""

    weight: float
    saw: str
    needs: frozenset[str]
    pattern: Lazy


def _sign(saw: str, needs: str, *patterns: str) -> Sign:
    weight = WEIGHTS["preformatted"][saw]
    return Sign(weight, saw, frozenset(needs), Lazy("|".join(patterns)))


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PROMPT: Final = "a prompt"
TRACE: Final = "a trace"
FILE_ROW: Final = r"[-dlbcps](?:[r-][w-][xsStT-]){3}[+@.]?\s+\d+\s+\w"
"""A row of `ls -l`: the kind of a file, who may read, write and run it, its links, its owner."""

# Strongest first: the first that fits is taken.
SIGNS: Final = (
    _sign(
        PROMPT, "$>%#:",
        r"(?:\$|>>>|\.\.\.>?|In \[\d+\]:)(?: \S|$)",
        r"[A-Z]:\\[^<>\"|?*]*>",
        r"(?:\(\w[\w.-]*\) ?)?(?:[\w.-]+@[\w.-]+[:\s])?[~/][\w./~-]*\s?[$#%](?:\s\S|$)",
        r"\(\w[\w.-]*\) (?:[\w.-]+\s?|[A-Z]:\\\S*)?[$#>](?:\s\S|$)",
        r"\([\w.-]+@[\w.-]+\) ?(?:\([\w./~-]+\) ?)?[$#>%](?:\s\S|$)",
        r"[\w.-]+@[\w.-]+(?:[:\s][~/]\S*)?\s?[$#%](?:\s\S|$)",
        r"(?:irb|iex|scala|mysql|sqlite|psql|ghci|node|julia|php|sql|lua|jshell|cr|icr|gdb|redis|"
        r"mongo|postgres|erl|\d{1,3})\b[\w():. =-]{0,20}> \S",
    ),
    _sign("a list of files", "rwx-", FILE_ROW),
    _sign(
        "a directive", "#<",
        r"#!\s?/|#(?:include|define|ifn?def|endif|pragma|undef)\b|#if [A-Z_!]+",
        r"<\?(?:php|xml)|<!(?:DOCTYPE|--)",
    ),
    _sign(
        "opens a block", "{([=d",
        r".{0,200}[^\s{]?\s?\{(?:\s*\|[\w, ]+\|)?\s*$|.{0,120}\w[(\[]$",
        r".{0,120}\sdo \|[\w, ]+\|$|.{0,40}(?:\)|\w\?)\sdo$|(?:\w+ )?[\"'].*[\"'] do$",
        r"(?:[^\W\d_]\S*\s+){0,3}\S+\s=$|.{0,120}\s=>$",
    ),
    _sign(
        "closes brackets", ")]}>",
        r"[)\]}]+[\w.]{0,12}[;,)\]}]*$|[)\]}]\s*[.,;)]|end[)}]|/>$",
        r"\}\s*(?:else|catch|finally|while|from)\b",
    ),
    _sign(
        "a tag", "<",
        r"</?[A-Za-z][\w.:-]*(?:\s+[\w:@.-]+=(?:\"[^\"]*\"|'[^']*'|\{[^{}]*\}?))*\s*/?>"
        r"(?:.*>$|[\w\s{}.!?-]*$)",
        r"<[A-Za-z][\w.:-]*(?:\s+[\w-]+)?\s+[\w-]+=\S|<[A-Z]\w+ .*>\]?>$",
    ),
    _sign(
        "a pair of an object", ":",
        r"[\"'][\w$@./ -]{1,60}[\"']\s?:\s?(?:[\[{\"'\d]|true|false|null)",
    ),
    _sign(
        "assigns", "=",
        r"[@$*&]?[A-Za-z_][\w.$\[\]\"':>-]*(?:\s?,\s?[@$]?[A-Za-z_][\w.]*){0,4}\s*"
        r"(?:=|:=|\+=|-=|\*=|/=|\|\|=|\+\+=|\?=)\s*[^\s=]",
        r"(?:\{.*\}|\[.*\]|%\w*\{.*\}) = \S|(?:[a-z]+ )?[\w*&:<>]+ \*?[a-z_]\w* = \S.*;$",
    ),
    _sign(
        "a call", "(",
        r"(?:await\s+|new\s+|return\s+|not\s+)?[@$]?[A-Za-z_][\w.:@$>-]*[!?]?(?:\[[^\]]*\])?"
        r"\((?!(?:s|e|es|en|in|innen|a|n|r|i|\d[a-z]{0,2})\)).*[)\]};,{:]$",
        # not “person(s)”, “Leser(in)”, “wick(1)”
        r"[\w.@]+\.[a-z_]\w*[!?]?\(.*\)|[A-Za-z_]\w*\([\w\"'&@$,. =:-]*\)\s*(?:[#/]|=>|->)",
    ),
    _sign("a comment", "/*;<", r"//+\s?\S|/\*|\*/$|\* @\w|;;\s|<!--"),
    _sign(
        "a decorator", "@#",
        r"@[A-Za-z_][\w.]*(?:\(|$|\s+(?:\"|\w+:|[\[{~%:]))|@\w+\s+=|#\[\w",
    ),
    _sign("a function", "=", r"\([\w: ,]*\)\s*=> \S|\S+ => \S+$|#?=> \S"),
    _sign(
        TRACE, "(:\"",
        r"Traceback \(|File \"[^\"]+\", line \d+|\w+(?:Error|Exception)(?::\s|$)|\*\* \(\w+\)",
        r"(?:fatal|remote): |at [\w.$]+\([\w.]+:\d+\)|[\w./-]+\.\w{1,5}:\d+(?::\d+)?:?\s",
        r"[a-z]\w*: [\w.]+(?:\[.*\])? = ",
    ),
    _sign(
        "a command with options", "-",
        r"(?:sudo |\./)?[a-z][\w.+-]{1,20}(?: [\w./:@-]+){0,4} --?[a-zA-Z][\w-]*(?:[ =]|$)",
    ),
    _sign(
        "a value", "{[%<",
        r"[%#]?[{\[](?=[^\]}]*[,:'\"<=]|\d+\]).*[}\]][;,.]?$|%\w*\{|\[\{|<<.*>>$",
        r"[{\[]+:?[\w\"']+.*,$",
    ),
    _sign(
        "lines go on", "\\|&.",
        r".{1,200}\s\\$|\|>\s|\.[a-z_]\w*\(.*|(?:&&|\|\|)\s",
    ),
    _sign(
        "a request", "/",
        r"(?:GET|POST|PUT|DELETE|HEAD|PATCH) /\S*(?: HTTP/[\d.]+)?$|HTTP/[\d.]+ \d{3}",
    ),
    _sign(
        "quoted words in a row", "'\":",
        r"[\"'][^\"'\s]*[\"'],$|:\w+(?:, :\w+)+|'[\w.]+'$",
    ),
    _sign("a name of a program", "_", r"[a-z]\w*_\w+ \S"),
    _sign(
        "words of a machine", "0123456789abcdef",
        r"[0-9a-f]{5,}:\s|\d+ [-+*/] \d+;?$|\d+ [a-z]+ [0-9a-f]{40}\b|0x[0-9a-f]+\b",
    ),
    _sign(
        "a name of a file", "./",
        r"[\w./~-]*[\w-]+\.(?:js|jsx|ts|tsx|py|rb|css|html|json|ya?ml|toml|md|txt|php|java|c|h|"
        r"cpp|rs|go|ex|exs|sh|conf|ini|cfg|lock|xml|sql|scala|png|svg)$",
        r"\.{0,2}/?(?:[\w.-]+/)+[\w.*-]*(?:$|\s{2,}\S)",
    ),
    _sign("a key", ":", r"[a-z_][\w.-]*:(?:\s+\S.{0,60})?$|:[a-z_]\w*:?\s"),
    _sign("an address", ":", r"https?://\S+$"),
)  # fmt: skip

_TYPES: Final = _words(
    "int string number boolean bool float double char void byte long object array unsigned"
)
_DECLARE: Final = _words(
    "export pub public private protected static async abstract override final default unsafe "
    "extern inline sealed case implicit lazy def defp defmacro func fn function fun sub proc "
    "macro class struct enum interface trait module object impl record union instance defmodule "
    "defrecord namespace protocol let var val const my local auto type"
)
_IMPORT: Final = _words(
    "import from require require_relative use using include load package extend"
)
_STATE: Final = _words(
    "if while for unless until switch match elif elsif else catch except case when forall return "
    "yield raise throw assert puts print delete goto echo redirect refute defstruct inherit plug "
    "get test describe property setup defrecord include extend alias import break continue pass "
    "next"
)
_QUERY: Final = _words("SELECT INSERT CREATE UPDATE DELETE ALTER DROP")
_COMMANDS: Final = _words(
    "sudo pip pip3 npm npx yarn pnpm git cargo rustup curl wget cd ls mkdir rmdir chmod chown "
    "docker apt apt-get brew gem bundle python python3 ruby perl composer mix hexo mount umount "
    "cp mv rm cat grep ssh scp tar openssl certbot kubectl systemctl rake rails gcc make java "
    "javac go node deno bun uv conda virtualenv source touch php dotnet shards crystal vim nano "
    "unzip gradle mvn export echo"
)
_CLOSING: Final = _words(
    "end fi done esac else then begin pass do try ensure rescue break continue self nil null true "
    "false"
)
_BASIC: Final = _words(
    "Dim dim ReDim redim Set set ElseIf elseif EndIf endif End end Sub sub Exit exit Wend wend "
    "Loop loop Rem rem"
)
KEYWORDS: Final = _BASIC | _TYPES | _DECLARE | _IMPORT | _STATE | _QUERY | _COMMANDS | _CLOSING

# What a line may be that begins with one of these words.
OPENINGS: Final = (
    (_DECLARE, _sign(
        "a declaration", "",
        r"(?:(?:export|pub|public|private|protected|static|async|abstract|override|final|default|"
        r"unsafe|extern|inline|sealed|case|implicit|lazy)\s+)*(?:"
        r"(?:def|defp|defmacro|func|fn|function|fun|sub|proc|macro)\s+(?:\(.*?\)\s*)?"
        r"[\w.!?=<>*+\[\]~-]*\s*(?:[({:=\[]|do\b|end\b|$)"
        r"|(?:class|struct|enum|interface|trait|module|object|impl|record|union|instance|defmodule|"
        r"defrecord|namespace|protocol)\s+[A-Z_][\w.:<>\[\]]*"
        r"(?:\s*[({<:,;]|\s+(?:extends|implements|with|do|where|for|is)\b|$|\s*<\s*\w)"
        r"|(?:let|var|val|const|my|local|auto)\s+(?:mut\s+)?[\w$,{}\[\]() @%]+?"
        r"(?::\s*[\w\[\].<>, ]+)?\s*=\s*\S|(?:val|var|let)\s+\w+\s?:\s?\w"
        r"|(?:type|struct|enum|class)\s+\w+(?:\s|$|\[|<|\()(?:.*[={<]|struct|$))",
    )),
    (_IMPORT, _sign(
        "an import", "",
        r"import\s+[\w.*{}\s,]+(?:\s+from\s+|;?$|\s+as\s+\w+;?$)|import\s+['\"{(*]",
        r"from\s+[\w.]+\s+import\s|package\s+[a-z]\w*;?$|use\s+\w+;$",
        r"(?:require|require_relative|use|using|include|load|package|extend)\s+"
        r"[\w.:\\/<>\"'-]*[.:\\/<>\"'_A-Z][\w.:\\/<>\"', -]*;?$",
    )),
    (_STATE, _sign(
        "a statement", "",
        r"(?:if|while|for|unless|until|switch|match|elif|elsif|else|catch|except|case|when|forall)\b"
        r".*(?:[:{]|then|do|->|=>)$",
        r"(?:return|yield|raise|throw|assert|puts|print|delete|goto|echo|redirect|refute|defstruct|"
        r"inherit|plug|get|test|describe|property|setup|defrecord|include|extend|alias|import)\s"
        r"[^\s]*[(\"'\[{=<>$@:._].*",
        r"(?:return|delete|throw|yield|break|continue|pass|next|goto)(?:\s\w+)?;?$",
        r"(?:if|while|for|switch)\s?\(.*\)\s*\S{0,3}$|(?:if|elsif|elif|unless)\s+[\w.!@]+[?](?:\s|$)",
        r"(?:if|unless|elsif|elif|while)\s+\S+\s*(?:[!=<>]=|[<>]|=)\s",
    )),
    (_BASIC, _sign(
        "a declaration", "",
        r"(?i:(?:re)?dim\s+\w+(?:\(.*\))?(?:\s?,\s?\w+(?:\(.*\))?)*(?:\s+as\s+\w+)?$)",
        r"(?i:set\s+\w+\s?=\s?\S|elseif\s.+\sthen$|endif$|wend$|loop(?:\s(?:while|until)\s.+)?$)",
        r"(?i:end\s(?:if|sub|function|select|with|type|property)$)",
        r"(?i:exit\s(?:sub|for|do|function)$|sub\s+[a-z]\w*(?:\(.*\))?$)",
    )),
    (_QUERY, _sign(
        "a query", "",
        r"SELECT\s.+\sFROM\b|INSERT INTO|CREATE TABLE|UPDATE \w+ SET|DELETE FROM|ALTER TABLE|"
        r"DROP TABLE",
    )),
    (_COMMANDS, _sign(
        "a command", "",
        r"(?:sudo\s+)?[a-z][\w.-]*\s+(?:install|add|run|build|create|update|upgrade|clone|init|push|"
        r"pull|commit|checkout|new|test|start|link|publish|exec|remove|uninstall|list|search|mod|"
        r"fmt|status|log|diff|merge|rebase|branch|tag|fetch|config|serve|deploy|migrate)\b"
        r"(?:\s+[\w./@:^~*\"'={}$+-]+){0,6}$",
        r"(?:sudo\s+)?[a-z][\w.-]*(?:\s+[\w-]+){0,2}\s+[-./~$\"'@\w]*[./~$_\\@=:-]"
        r"[\w./~$\"'@:=\\*{}+-]*[^\s.,:;](?:\s+\S+){0,3}$",
    )),
    (_TYPES, _sign("a type and a name", "", r"\w+\s[\w*&]+(?:\(.*\))?[;,]?$")),
    (_COMMANDS, _sign("perhaps a command", "", r"[a-z][\w.-]*\s[a-z][\w-]*$")),
    (_CLOSING, _sign("a word of a program", "", r"\w+[;:,]?$")),
)  # fmt: skip
