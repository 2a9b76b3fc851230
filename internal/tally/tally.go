// Package tally counts what a reader passes over, so that a file with ten
// thousand faults of one kind gives one warning and not ten thousand.
package tally

import "fmt"

// Tally is an ordered list of kinds of findings, each with a count and the
// place of its first occurrence. The zero Tally is empty. It is not safe for
// concurrent use.
type Tally struct {
	kinds []kind
}

type kind struct {
	text, first string
	count       int
}

// Note adds a finding that stands for itself; the same text is noted once.
func (t *Tally) Note(text string) {
	if t.find(text) == nil {
		t.kinds = append(t.kinds, kind{text: text})
	}
}

// Count counts one more finding of a kind, whose text reads well before a
// colon and a number, such as "null shapes skipped". where is asked for the
// first finding only.
func (t *Tally) Count(text string, where func() string) {
	k := t.find(text)
	if k == nil {
		t.kinds = append(t.kinds, kind{text: text, first: where()})
		k = &t.kinds[len(t.kinds)-1]
	}
	k.count++
}

// Empty reports whether nothing was found.
func (t *Tally) Empty() bool { return len(t.kinds) == 0 }

// Merge adds the findings of a tally that comes after t.
func (t *Tally) Merge(later *Tally) {
	for _, k := range later.kinds {
		if known := t.find(k.text); known != nil {
			known.count += k.count
		} else {
			t.kinds = append(t.kinds, k)
		}
	}
}

func (t *Tally) find(text string) *kind {
	for i := range t.kinds {
		if t.kinds[i].text == text {
			return &t.kinds[i]
		}
	}
	return nil
}

// Lines returns one sentence for each kind, in the order of first occurrence.
func (t *Tally) Lines() []string {
	var lines []string
	for _, k := range t.kinds {
		switch {
		case k.count == 0:
			lines = append(lines, k.text)
		case k.count == 1:
			lines = append(lines, fmt.Sprintf("%s: 1 (%s)", k.text, k.first))
		default:
			lines = append(lines, fmt.Sprintf("%s: %d (first: %s)", k.text, k.count, k.first))
		}
	}
	return lines
}
