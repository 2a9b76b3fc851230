package pdf

import "strings"

// Addresses are the addresses of the web in a text ("https://example.org/a"), each by where it
// begins and ends, in bytes, without the signs of the sentence behind it.
func Addresses(text string) [][2]int {
	var found [][2]int
	for from := 0; from < len(text); {
		at := -1
		for _, scheme := range []string{"https://", "http://"} {
			if i := strings.Index(text[from:], scheme); i >= 0 && (at < 0 || i < at) {
				at = i
			}
		}
		if at < 0 {
			break
		}
		at += from
		end := len(text)
		if i := strings.IndexAny(text[at:], " \t\n\"<>«»“”"); i >= 0 {
			end = at + i
		}
		trimmed := strings.TrimRight(text[at:end], ".,;:!?)]'")
		if strings.Contains(trimmed, "(") && !strings.Contains(trimmed, ")") && strings.HasPrefix(text[at+len(trimmed):], ")") {
			trimmed += ")"
		}
		if !strings.HasSuffix(trimmed, ":/") && !strings.HasSuffix(trimmed, "//") {
			found = append(found, [2]int{at, at + len(trimmed)})
		}
		from = max(end, at+1)
	}
	return found
}
