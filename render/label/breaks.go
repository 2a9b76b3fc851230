package label

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// fill puts the pieces of a text together to lines of at most so many characters.
func fill(text string, pieces []string, most int) []string {
	var lines []string
	from, to := 0, 0
	var line breadth
	for _, piece := range pieces {
		joined := line
		joined.add(piece)
		if to > from && joined.seen > most {
			lines = append(lines, strings.TrimSpace(text[from:to]))
			from, joined = to, breadth{}
			joined.add(piece)
		}
		line = joined
		to += len(piece)
	}
	return append(lines, strings.TrimSpace(text[from:to]))
}

// breadth counts the characters of a text that grows.
type breadth struct {
	// all counts them from the first that is no blank, seen up to the last that is
	// none.
	all, seen int
}

func (b *breadth) add(text string) {
	for _, r := range text {
		blank := unicode.IsSpace(r)
		if b.all == 0 && blank {
			continue
		}
		b.all++
		if !blank {
			b.seen = b.all
		}
	}
}

// pieces cuts a text behind each of the split characters (a blank where none
// are given); the pieces together are the text.
func pieces(text string, split []string) []string {
	if len(split) == 0 {
		split = []string{" "}
	}
	var found []string
	next := make([]int, len(split)) // behind each of them, where it comes next
	for from := 0; from < len(text); {
		cut := len(text)
		for k, c := range split {
			if next[k] < from+len(c) && next[k] < len(text) || from == 0 {
				next[k] = behind(text, c, from)
			}
			cut = min(cut, next[k])
		}
		found = append(found, text[from:cut])
		from = cut
	}
	return found
}

// behind is where a text goes on behind the next of some split characters; its end
// where there are none.
func behind(text, split string, from int) int {
	if i := strings.Index(text[from:], split); split != "" && i >= 0 {
		return from + i + len(split)
	}
	return len(text)
}

// Stack breaks a line in two at a blank or behind a hyphen, so that the longer half is
// as short as can be; nil where there is nowhere to break it.
func Stack(line string) []string {
	line = strings.TrimSpace(line)
	all := utf8.RuneCountInString(line)
	shortest, best := all, [2]int{}
	// A break waits for where the second half begins: end is where the first ends,
	// first how long it is.
	waits, end, first := false, 0, 0
	seen, last, lastEnd := 0, 0, 0 // characters, and those up to the last that is no blank
	for i, r := range line {
		blank := unicode.IsSpace(r)
		if waits && !blank {
			if longer := max(first, all-seen); longer < shortest {
				shortest, best = longer, [2]int{end, i}
			}
			waits = false
		}
		seen++
		if !blank {
			_, width := utf8.DecodeRuneInString(line[i:]) // of what is no UTF-8, one
			last, lastEnd = seen, i+width
		}
		if i > 0 && (r == ' ' || r == '-') && !waits {
			waits, end, first = true, lastEnd, last
		}
	}
	if best == [2]int{} {
		return nil
	}
	return []string{line[:best[0]], line[best[1]:]}
}
