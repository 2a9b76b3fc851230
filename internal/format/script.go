package format

import (
	"bytes"
	"regexp"
)

// scriptHead is what JavaScript puts before JSON: an assignment, an export, the
// call of a function (JSONP), or a bracket, with comments before it.
const scriptHead = `^(?:\s|;|//[^\n]*\n|/\*(?:[^*]|\*[^/])*\*/)*` +
	`(?:(?:export\s+)?(?:var|let|const)\s+[\w$]+\s*=|export\s+default|[\w$]+(?:\.[\w$]+|\[["'][^"']*["']\])*\s*(?:=|\()|\()?` +
	`(?:\s|\(|/\*(?:[^*]|\*[^/])*\*/)*`

// longestHead is how much of a text JavaScript before JSON may be.
const longestHead = headSize

// scriptLength returns the length of the JavaScript at the beginning of a text
// after which JSON begins; 0 for a text that is none.
func scriptLength(text []byte) int {
	head := text[:min(len(text), longestHead)]
	n := len(regexp.MustCompile(scriptHead).Find(head))
	if n == 0 || n >= len(head) || head[n] != '{' && head[n] != '[' || len(bytes.TrimSpace(head[:n])) == 0 {
		return 0
	}
	return n
}

// isScript reports whether a text is JavaScript around JSON.
func isScript(text []byte) bool { return scriptLength(text) > 0 }

// Unscript overwrites with blanks what JavaScript has around JSON, as in
// "var towns = {...};", so that places in the text stay where they are, and
// reports whether there was any; more says that further objects or lists stood
// behind the data.
func Unscript(text []byte) (found, more bool) {
	n := scriptLength(text)
	if n == 0 {
		return false, false
	}
	blank(text[:n])
	end := n + jsonLength(text[n:])
	more = bytes.ContainsAny(text[end:], "{[")
	blank(text[end:])
	return true, more
}

// jsonLength returns the length of the object or list that a text begins with;
// of one without an end that of the whole text.
func jsonLength(text []byte) int {
	depth, quoted := 0, false
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return len(text)
}

// blank overwrites a text with blanks, but for its line ends.
func blank(text []byte) {
	for i, b := range text {
		if b != '\n' {
			text[i] = ' '
		}
	}
}
