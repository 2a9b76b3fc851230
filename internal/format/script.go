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
// reports whether there was any.
func Unscript(text []byte) bool {
	n := scriptLength(text)
	if n == 0 {
		return false
	}
	blank(text[:n])
	end := len(text)
	for end > 0 && bytes.IndexByte([]byte(" \t\r\n;)"), text[end-1]) >= 0 {
		end--
	}
	blank(text[end:])
	return true
}

// blank overwrites a text with blanks, but for its line ends.
func blank(text []byte) {
	for i, b := range text {
		if b != '\n' {
			text[i] = ' '
		}
	}
}
