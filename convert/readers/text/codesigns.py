"""What one line says about being code: the signs of programs, prompts and machines' answers.

A lexer that guesses (Pygments' `guess_lexer`) was measured against this table: it took two of five
paragraphs of prose for code and a third of the code for prose, at a hundred times the cost.
"""

import re
from typing import Final

from msgspec import Struct

from convert.readers.text.alphabets import count_cjk


class Sign(Struct, frozen=True):
    """A pattern at the head of a line. It is tried where one of `needs` occurs in the line."""

    weight: float
    saw: str
    needs: frozenset[str]
    pattern: re.Pattern[str]


def _sign(weight: float, saw: str, needs: str, *patterns: str) -> Sign:
    return Sign(weight, saw, frozenset(needs), re.compile("|".join(patterns)))


# strongest first: the first that fits is taken
_SIGNS: Final = (
    _sign(3, "a prompt", "$>%#:", r"(?:\$|>>>|\.\.\.>?|In \[\d+\]:)(?: \S|$)",
          r"[A-Z]:\\[^<>\"|?*]*>",
          r"(?:\(\w[\w.-]*\) ?)?(?:[\w.-]+@[\w.-]+[:\s])?[~/][\w./~-]*\s?[$#%](?:\s\S|$)",
          r"(?:\(\w[\w.-]*\) )(?:[\w.-]+\s?)?[$#>](?:\s\S|$)",
          r"[\w.-]+@[\w.-]+(?:[:\s][~/]\S*)?\s?[$#%](?:\s\S|$)",
          r"(?:irb|iex|scala|mysql|sqlite|psql|ghci|node|julia|php|sql|lua|jshell|cr|icr|gdb|redis|"
          r"mongo|postgres|erl|\d{1,3})\b[\w():. =-]{0,20}> \S"),
    _sign(3, "a directive", "#<", r"#!\s?/|#(?:include|define|ifn?def|endif|pragma|undef)\b",
          r"#if [A-Z_!]+", r"<\?(?:php|xml)|<!(?:DOCTYPE|--)"),
    _sign(3, "opens a block", "{([=d", r".{0,200}[^\s{]?\s?\{(?:\s*\|[\w, ]+\|)?\s*$",
          r".{0,120}\w[(\[]$", r".{0,120}\sdo(?: \|[\w, ]+\|)$", r"(?:[^\W\d_]\S*\s+){0,3}\S+\s=$",
          r".{0,120}\s=>$|.{0,40}(?:\)|\w\?)\sdo$|(?:\w+ )?[\"'].*[\"'] do$"),
    _sign(3, "closes brackets", ")]}>", r"[)\]}]+[\w.]{0,12}[;,)\]}]*$", r"[)\]}]\s*[.,;)]",
          r"\}\s*(?:else|catch|finally|while|from)\b", r"end[)}]", r"/>$"),
    _sign(3, "a tag", "<", r"</?[A-Za-z][\w.:-]*(?:\s+[\w:@.-]+=(?:\"[^\"]*\"|'[^']*'|\{.*))*\s*/?>"
          r"(?:.*>$|[\w\s{}.!?-]*$)", r"<[A-Za-z][\w.:-]*(?:\s+[\w-]+)?\s+[\w-]+=\S", r"<[A-Z]\w+ .*>\]?>$"),
    _sign(3, "a pair of an object", ":", r"[\"'][\w$@./ -]{1,60}[\"']\s?:\s?(?:[\[{\"'\d]|true|false|null)"),
    _sign(2.6, "assigns", "=", r"[@$*&]?[A-Za-z_][\w.$\[\]\"':>-]*(?:\s?,\s?[@$]?[A-Za-z_][\w.]*){0,4}\s*"
          r"(?:=|:=|\+=|-=|\*=|/=|\|\|=|\+\+=|\?=)\s*[^\s=]", r"(?:\{.*\}|\[.*\]|%\w*\{.*\}) = \S",
          r"(?:[a-z]+ )?[\w*&:<>]+ \*?[a-z_]\w* = \S.*;$"),
    _sign(2.6, "a call", "(", r"(?:await\s+|new\s+|return\s+|not\s+)?[@$]?[A-Za-z_][\w.:@$>-]*[!?]?"
          r"(?:\[[^\]]*\])?\((?!(?:s|e|es|en|in|a|n|r|i)\)).*[)\]};,{:]$",
          r"[\w.@]+\.[a-z_]\w*[!?]?\(.*\)", r"[A-Za-z_]\w*\([\w\"'&@$,. =:-]*\)\s*(?:[#/]|=>|->)"),
    _sign(2.6, "a comment", "/*;<", r"//+\s?\S|/\*|\*/$|\* @\w|;;\s|<!--"),
    _sign(2.6, "a decorator", "@#", r"@[A-Za-z_][\w.]*(?:\(|$|\s+(?:\"|\w+:|[\[{~%:]))|@\w+\s+=|#\[\w"),
    _sign(2.4, "a command with options", "-",
          r"(?:sudo |\./)?[a-z][\w.+-]{1,20}(?: [\w./:@-]+){0,4} --?[a-zA-Z][\w-]*(?:[ =]|$)"),
    _sign(2.2, "a value", "{[%", r"[%#]?[{\[](?=[^\]}]*[,:'\"<=]|\d+\]).*[}\]][;,.]?$|%\w*\{|\[\{|<<.*>>$",
          r"[{\[]+:?[\w\"']+.*,$"),
    _sign(1.8, "a name of a program", "_", r"[a-z]\w*_\w+ \S"),
    _sign(2, "lines go on", "\\|&.", r".{1,200}\s\\$", r"\|>\s", r"\.[a-z_]\w*\(.*", r"(?:&&|\|\|)\s"),
    _sign(2, "a request", "/", r"(?:GET|POST|PUT|DELETE|HEAD|PATCH) /\S*(?: HTTP/[\d.]+)?$|HTTP/[\d.]+ \d{3}"),
    _sign(2.6, "a trace", "(:\"", r"Traceback \(|File \"[^\"]+\", line \d+|\w+(?:Error|Exception)(?::\s|$)",
          r"\*\* \(\w+\)|(?:fatal|remote): |at [\w.$]+\([\w.]+:\d+\)",
          r"[\w./-]+\.\w{1,5}:\d+(?::\d+)?:?\s|[a-z]\w*: [\w.]+(?:\[.*\])? = "),
    _sign(2.6, "a function", "=", r"\([\w: ,]*\)\s*=> \S|\S+ => \S+$|#?=> \S"),
    _sign(2, "quoted words in a row", "'\":", r"[\"'][^\"'\s]*[\"'],$|:\w+(?:, :\w+)+|'[\w.]+'$"),
    _sign(1.6, "words of a machine", "0123456789abcdef", r"[0-9a-f]{5,}:\s|\d+ [-+*/] \d+;?$|\d+ [a-z]+ [0-9a-f]{40}\b|0x[0-9a-f]+\b"),
    _sign(1.4, "a name of a file", "./", r"[\w./~-]*[\w-]+\.(?:js|jsx|ts|tsx|py|rb|css|html|json|ya?ml|toml|md|"
          r"txt|php|java|c|h|cpp|rs|go|ex|exs|sh|conf|ini|cfg|lock|xml|sql|scala|png|svg)$",
          r"\.{0,2}/?(?:[\w.-]+/)+[\w.*-]*(?:$|\s{2,}\S)"),
    _sign(0.8, "an address", ":", r"https?://\S+$"),
    _sign(1.2, "a key", ":", r"[a-z_][\w.-]*:(?:\s+\S.{0,60})?$|:[a-z_]\w*:?\s"),
)  # fmt: skip
_OPENINGS: Final = (
    _sign(3, "a declaration", "", r"(?:(?:export|pub|public|private|protected|static|async|abstract|override|final|"
          r"default|unsafe|extern|inline|sealed|case|implicit|lazy)\s+)*(?:"
          r"(?:def|defp|defmacro|func|fn|function|fun|sub|proc|macro)\s+(?:\(.*?\)\s*)?[\w.!?=<>*+\[\]~-]*\s*(?:[({:=\[]|do\b|end\b|$)"
          r"|(?:class|struct|enum|interface|trait|module|object|impl|record|union|instance|defmodule|defrecord|"
          r"namespace|protocol)\s+[A-Z_][\w.:<>\[\]]*(?:\s*[({<:,;]|\s+(?:extends|implements|with|do|where|for|is)\b|$|\s*<\s*\w)"
          r"|(?:let|var|val|const|my|local|auto)\s+(?:mut\s+)?[\w$,{}\[\]() @%]+?(?::\s*[\w\[\].<>, ]+)?\s*=\s*\S"
          r"|(?:val|var|let)\s+\w+\s?:\s?\w|(?:type|struct|enum|class)\s+\w+(?:\s|$|\[|<|\()(?:.*[={<]|struct|$))"),
    _sign(3, "an import", "", r"import\s+[\w.*{}\s,]+(?:\s+from\s+|;?$|\s+as\s+\w+;?$)|import\s+['\"{(*]|from\s+[\w.]+\s+import\s",
          r"(?:require|require_relative|use|using|include|load|package|extend)\s+"
          r"[\w.:\\/<>\"'-]*[.:\\/<>\"'_A-Z][\w.:\\/<>\"', -]*;?$", r"package\s+[a-z]\w*;?$|use\s+\w+;$"),
    _sign(2.4, "a statement", "",
          r"(?:if|while|for|unless|until|switch|match|elif|elsif|else|catch|except|case|when|forall)\b.*(?:[:{]|then|do|->|=>)$",
          r"(?:return|yield|raise|throw|assert|puts|print|delete|goto|echo|redirect|refute|defstruct|inherit|plug|get|test|describe|property|setup|defrecord|include|extend|alias|import)\s[^\s]*[(\"'\[{=<>$@:._].*",
          r"(?:return|delete|throw|yield|break|continue|pass|next|goto)(?:\s\w+)?;?$",
          r"(?:if|while|for|switch)\s?\(.*\)\s*\S{0,3}$|(?:if|elsif|elif|unless)\s+[\w.!@]+[?](?:\s|$)|(?:if|unless|elsif|elif|while)\s+\S+\s*(?:[!=<>]=|[<>]|=)\s"),
    _sign(2.4, "a query", "", r"SELECT\s.+\sFROM\b|INSERT INTO|CREATE TABLE|UPDATE \w+ SET|DELETE FROM|ALTER TABLE|DROP TABLE"),
    _sign(2.4, "a command", "", r"(?:sudo\s+)?[a-z][\w.-]*(?:"
          r"\s+(?:install|add|run|build|create|update|upgrade|clone|init|push|pull|commit|checkout|new|test|start|link|publish|"
          r"exec|remove|uninstall|list|search|mod|fmt|status|log|diff|merge|rebase|branch|tag|fetch|config|serve|deploy|migrate)\b"
          r"(?:\s+[\w./@:^~*\"'={}$+-]+){0,6}$|(?:\s+[\w-]+)?\s+[-./~$\"'@\w]*[./~$_\\@=:-][\w./~$\"'@:=\\*{}+-]*[^\s.,:;](?:\s+\S+){0,3}$)"),
    _sign(1.4, "a command", "", r"[a-z][\w.-]*\s[a-z][\w-]*$"),
    _sign(1.8, "a type and a name", "", r"\w+\s[\w*&]+(?:\(.*\))?[;,]?$"),
    _sign(1.2, "a word of a program", "", r"(?:end|fi|done|esac|else|then|begin|pass|do|try|ensure|rescue|break|"
          r"continue|self|nil|null|true|false)[;:,]?$"),
)  # fmt: skip
_TYPES: Final = frozenset(
    ["int", "string", "number", "boolean", "bool", "float", "double", "char", "void", "byte", "long", "object", "array", "unsigned"]
)
_KEYWORDS: Final = _TYPES | frozenset(
    ["export", "pub", "public", "private", "protected", "static", "async", "abstract", "override", "final", "default", "unsafe", "extern", "inline", "sealed", "case", "implicit", "lazy", "def", "defp", "defmacro", "func", "fn", "function", "fun", "sub", "proc", "macro", "class", "struct", "enum", "interface", "trait", "module", "object", "impl", "record", "union", "instance", "defmodule", "defrecord", "namespace", "protocol", "let", "var", "val", "const", "my", "local", "auto", "type", "import", "from", "require", "require_relative", "use", "using", "include", "load", "package", "extend", "if", "while", "for", "unless", "until", "switch", "match", "elif", "elsif", "else", "catch", "except", "return", "yield", "raise", "throw", "assert", "puts", "print", "delete", "goto", "echo", "redirect", "refute", "when", "defstruct", "plug", "get", "test", "describe", "property", "setup", "alias", "forall", "inherit", "next", "SELECT", "INSERT", "CREATE", "UPDATE", "DELETE", "ALTER", "DROP", "sudo", "pip", "pip3", "npm", "npx", "yarn", "pnpm", "git", "cargo", "rustup", "curl", "wget", "cd", "ls", "mkdir", "rmdir", "chmod", "chown", "docker", "apt", "apt-get", "brew", "gem", "bundle", "python", "python3", "ruby", "perl", "composer", "mix", "hexo", "mount", "umount", "cp", "mv", "rm", "cat", "grep", "ssh", "scp", "tar", "openssl", "certbot", "kubectl", "systemctl", "rake", "rails", "gcc", "make", "java", "javac", "go", "node", "deno", "bun", "uv", "conda", "virtualenv", "source", "touch", "php", "dotnet", "shards", "crystal", "vim", "nano", "unzip", "gradle", "mvn", "end", "fi", "done", "esac", "then", "begin", "pass", "do", "try", "ensure", "rescue", "break", "continue", "self", "nil", "null", "true", "false"]
)
_INSIDE: Final = re.compile(
    r"=>|->|::|==|!=|<=|>=|&&|\|\||\|>|<-|\+=|:=|<<|>>|#\{|\$\{|%\{|\\[nrt]|/\*|\*/|"
    r"\w\(\)|\w\[\w*\]|&\w|\$\w|@\w+\.|\w\.\w+\(|\w;$"
)
_IDENTIFIER: Final = re.compile(
    r"(?:[a-z]{2,}[a-z0-9]*(?:[A-Z][a-z0-9]*)+|[A-Za-z]\w*_\w+|[a-z]+(?:\.[a-z]\w+)+|"
    r"[A-Z]\w+(?:\.\w+|::\w+)+|(?:[A-Z][a-z]+){2,}|[a-z]\w*\(\w*\))[,;]?$"
)
_WORD: Final = re.compile(r"[A-Za-z_]\w*[,;]?$")
_STRINGS: Final = re.compile(r"\"[^\"]{0,200}\"|(?<!\w)'[^']{0,200}'(?!\w)|`[^`]{0,200}`")
_COMMENT: Final = re.compile(r"\s(?://|#|--|;)\s.*$|/\*.*?(?:\*/|$)")
_SPOKEN: Final = re.compile(r"(?<!\S)[^\W\d_][^\W\d_'’-]*[,.;!?…]?(?=\s|$)")
_MARK: Final = re.compile(r"[{}()\[\];=<>|&$#@\\/_*+^~%]")
_TELLING: Final = frozenset("{}[]=<>|$#@\\_`~^&*/;%")
_NOT_SPOKEN: Final = frozenset(["and", "or", "not", "if", "in", "is", "then", "do", "end"])
_LONG: Final = 240
_GATE: Final = re.compile(
    r"[{}\[\]=<>|$#@\\_`~^&*/;%]|\w\(|[a-z][A-Z]|^[a-z][\w.-]*:|--\w|\w\.\w|\w:\d|\s:\w|^[)\]'\"]|"
    rf"^(?:{'|'.join(sorted(_KEYWORDS))})\b"
)


def code_weight(body: str) -> tuple[float, str]:
    """How much `body` reads like a line of code, and why: about 3 is sure, below 0 reads as prose."""
    blanks = body.count(" ")
    if len(body) > _LONG and blanks > 0.1 * len(body):
        return -4.0, "a long line of words"
    if not _GATE.search(body):
        return _words_only(body, blanks), "words"
    letters = frozenset(body)
    if "  " in body:
        blanks = len(body.split()) - 1
    if blanks > 6 and _TELLING.isdisjoint(letters) and not body.endswith(" do"):
        return -min(4.0, blanks / 3), "words"
    best, why = _best(_COMMENT.sub("", body) or body, letters)
    plain = _COMMENT.sub("", _STRINGS.sub("s", body))
    marks = len(_MARK.findall(plain)) / max(8, len(plain))
    if not _TELLING.isdisjoint(letters) or "(" in letters or ":" in letters:
        inside = min(2.0, 0.7 * len(_INSIDE.findall(plain)))
        dense = 1.5 if marks > 0.2 else 0.7 if marks > 0.12 else 0.0
        best += 0.6 * (inside + dense)
    return best - _prose(body, plain, best, marks), why or "signs of code"


def _words_only(body: str, blanks: int) -> float:
    words = blanks + 0.5 * count_cjk(body)
    last = body[-1]
    ends = 2.0 if last in ":：" else 1.2 if last in ".!?。" else 0.0
    if body[0].islower() or (not words and last not in ":："):
        ends = 0.0
    return -min(4.0, words / 3 + ends) if words > 2 or ends else 0.0


def _best(body: str, letters: frozenset[str]) -> tuple[float, str]:
    best, why = 0.0, ""
    for sign in _SIGNS:
        if not sign.needs.isdisjoint(letters) and sign.pattern.match(body):
            best, why = sign.weight, sign.saw
            break
    first = body.split(None, 1)[0].rstrip(";:,(")
    if first in _KEYWORDS:
        for sign in _OPENINGS:
            typed = (sign.saw == "a type and a name") <= (first in _TYPES)
            if typed and sign.weight > best and sign.pattern.match(body):
                best, why = sign.weight, sign.saw
    named = _identifiers(body)
    return (named, "names of a program") if named > best else (best, why)


def _identifiers(body: str) -> float:
    words = body.split()
    if (
        len(words) > 12
        or "  " in body
        or "\t" in body
        or not all(_WORD.match(word) or _IDENTIFIER.match(word) for word in words)
    ):
        return 0.0
    named = sum(_IDENTIFIER.match(word) is not None for word in words)
    if len(words) == 1:
        return (1.4 if body[0].islower() and "." not in body else 0.5) if named else 0.0
    return 3.0 if named == len(words) else 1.6 if named * 2 >= len(words) else 0.6 if named else 0.0


def _prose(body: str, plain: str, best: float, marks: float) -> float:
    """How much the words of a line, strings and comments aside, read as a sentence."""
    words = plain.split()
    said = _SPOKEN.findall(plain)
    spoken = sum(word not in _NOT_SPOKEN for word in said) + (
        0 if plain.isascii() else _foreign(plain)
    )
    ends = body[-1] in ".!?:…。：" and body[-3:] != "..." and not body[0].islower() and best < 2
    ends = ends and body[0].isalpha() and spoken > 1
    if (spoken < 4 and not ends) or spoken < 0.55 * len(words) or marks > 0.15:
        return 0.0
    held = 0.6 if best >= 3 else 1.0
    return min(4.0, 0.33 * min(spoken, 12) * held) + (1.0 if ends else 0.0)


def _foreign(plain: str) -> float:
    """Further words for letters that programs are not written in: two of them count as one."""
    return (
        0.5
        * sum(character > "\u024f" and character.isalpha() for character in plain[:80])
        / (1 if count_cjk(plain[:80]) else 3)
    )
