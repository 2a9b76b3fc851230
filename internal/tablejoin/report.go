package tablejoin

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/internal/text/nearest"
)

// joinMatch notes which entries of a table found which features.
type joinMatch struct {
	index *tableIndex
	used  []bool
	// features and found count features: all, and those with a row.
	features, found int
	// missing are the keys of features without a row, each once.
	missing []string
	seen    map[string]bool
	// keyless counts features without a key.
	keyless int
}

func newJoinMatch(x *tableIndex, features int) *joinMatch {
	return &joinMatch{index: x, used: make([]bool, len(x.entries)), features: features, seen: map[string]bool{}}
}

// note counts one feature: its key, and its entry or -1.
func (m *joinMatch) note(key string, entry int) {
	switch {
	case entry >= 0:
		m.used[entry] = true
		m.found++
	case key == "":
		m.keyless++
	case !m.seen[key]:
		m.seen[key] = true
		m.missing = append(m.missing, key)
	}
}

// mostExamples is how many keys a warning lists.
const mostExamples = 3

// report tells of features without a row and of rows without a feature.
func (m *joinMatch) report() []string {
	unused, rows := m.unused()
	on, key := m.index.rule.On, m.index.rule.Key
	var texts []string
	if n := m.index.matched; n > 0 {
		texts = append(texts, fmt.Sprintf("features found by numbers that are written in another way: %d (first: %s)", n, m.index.firstMatch))
	}
	if n := m.features - m.found; n > 0 {
		text := fmt.Sprintf("%d of %d features have no row in the table", n, m.features)
		if m.keyless > 0 {
			text += fmt.Sprintf(" (%d have no %s)", m.keyless, on)
		}
		texts = append(texts, text+examples(on, m.missing, unused)+lostZeros(m.missing, unused))
	}
	if n := rows + m.index.keyless; n > 0 {
		text := fmt.Sprintf("%d of %d rows belong to no feature", n, m.index.rows)
		if m.index.keyless > 0 {
			text += fmt.Sprintf(" (%d have no %s)", m.index.keyless, key)
		}
		texts = append(texts, text+examples(key, unused, m.missing))
	}
	return texts
}

// unused lists the keys that no feature has, in the table's order, and counts
// their rows.
func (m *joinMatch) unused() (keys []string, rows int) {
	for i, e := range m.index.entries {
		if !m.used[i] {
			keys, rows = append(keys, e.key), rows+len(e.rows)
		}
	}
	return keys, rows
}

// examples lists a few of the keys that found nothing: first those that are one
// on the other side but for what spreadsheets take away, of which all are looked
// through, then those that look like one.
func examples(column string, keys, others []string) string {
	if len(keys) == 0 {
		return ""
	}
	same := looseKeys(others)
	var sure, near, plain []string
	for i, key := range keys {
		if len(sure) == mostExamples {
			break
		}
		if other, ok := same[loose(key)]; ok {
			sure = append(sure, fmt.Sprintf("%q (%s)", brief.Of(key), nearest.Question(brief.Of(other))))
		} else if i >= mostCompared {
			continue
		} else if other, ok := nearMiss(key, others); ok && len(near) < mostExamples {
			near = append(near, fmt.Sprintf("%q (%s)", brief.Of(key), nearest.Question(brief.Of(other))))
		} else if len(plain) < mostExamples {
			plain = append(plain, strconv.Quote(brief.Of(key)))
		}
	}
	shown := slices.Concat(sure, near, plain)
	shown = shown[:min(len(shown), mostExamples)]
	text := "; " + column + " is " + strings.Join(shown, ", ")
	if len(keys) > len(shown) {
		text += fmt.Sprintf(" and %d more", len(keys)-len(shown))
	}
	return text
}

// mostCompared limits how many keys are compared letter by letter with those on
// the other side, and with how many, so that tables that do not fit at all take no
// longer.
const mostCompared = 200

// nearMiss returns the key on the other side that was probably meant: the same
// but for a letter in a longer word. Numbers are all alike.
func nearMiss(key string, others []string) (string, bool) {
	if len(key) < 4 || isDigits(key) {
		return "", false
	}
	return nearest.Match(key, others[:min(len(others), mostCompared)])
}

// looseKeys finds keys by what is left of them in spreadsheets, the first of those
// that are the same.
func looseKeys(keys []string) map[string]string {
	found := make(map[string]string, len(keys))
	for _, key := range keys {
		l := loose(key)
		if _, ok := found[l]; !ok {
			found[l] = key
		}
	}
	return found
}

// loose is a key without what gets lost in spreadsheets.
func loose(key string) string {
	key = strings.ToLower(strings.Join(strings.Fields(key), ""))
	if plain := strings.TrimLeft(key, "0"); plain != "" {
		return plain
	}
	return key
}
