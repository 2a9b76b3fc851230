package filter

import (
	"strings"
	"sync"

	"github.com/seed-898ab921/kartograph/layers"
)

// Asked is a column, and values that a condition asks whether it equals.
type Asked struct {
	Column string
	Values []layers.Value
	// Unequal says that the condition is one of those that do not.
	Unequal bool
}

// asked lists what a condition asks of its columns: the lists of In, and the texts that
// Compare compares with for equality.
func asked(e Expr, unequal bool) []Asked {
	switch e := e.(type) {
	case And:
		return askedOf(e, unequal)
	case Or:
		return askedOf(e, unequal)
	case Not:
		return asked(e.Expr, !unequal)
	case Compare:
		if e.Op == Equal && e.Value.Kind() == layers.KindText {
			return []Asked{{e.Column, []layers.Value{e.Value}, unequal}}
		}
	case In:
		return []Asked{{e.Column, e.Values, unequal}}
	case interface{ Asked() []Asked }:
		return e.Asked()
	}
	return nil
}

func askedOf(exprs []Expr, unequal bool) (all []Asked) {
	for _, e := range exprs {
		all = append(all, asked(e, unequal)...)
	}
	return all
}

// Absent finds which of the values that a condition lists no feature has: a slip of the pen there
// loses a feature, or keeps one, and nothing else tells. Any number of goroutines may note; nil
// notes nothing.
type Absent struct{ columns []*wanted }

// wanted are the values that are asked for in a column, and those that features have of them.
type wanted struct {
	In
	mu   sync.RWMutex
	seen map[string]layers.Value
}

// Watch begins to look for the values that a condition lists: several for a column, or one that it
// is not to have, as a single one that nothing has leaves nothing anyway. It is nil where there
// are none, and of a condition that is nil.
func Watch(e Expr) *Absent {
	at, lists := map[string]int{}, []Asked(nil)
	for _, l := range asked(e, false) {
		i, ok := at[l.Column]
		if !ok {
			i = len(lists)
			at[l.Column], lists = i, append(lists, Asked{Column: l.Column})
		}
		lists[i].Values, lists[i].Unequal = append(lists[i].Values, l.Values...), lists[i].Unequal || l.Unequal
	}
	var a Absent
	for _, l := range lists {
		if in, err := NewIn(l.Column, l.Values); err == nil && (l.Unequal || len(l.Values) > 1) {
			a.columns = append(a.columns, &wanted{In: in, seen: map[string]layers.Value{}})
		}
	}
	if len(a.columns) == 0 {
		return nil
	}
	return &a
}

// Note looks at a record.
func (a *Absent) Note(r layers.Record) {
	if a == nil {
		return
	}
	for i := range a.columns {
		a.columns[i].note(r)
	}
}

// spellings is as how many texts each value may be there. Where there are more, all count as there.
const spellings = 4

func (w *wanted) note(r layers.Record) {
	v, _ := r.Get(w.Column)
	if v.IsNull() || !w.Holds(v) {
		return
	}
	text := v.String()
	w.mu.RLock()
	_, known := w.seen[text]
	known = known || len(w.seen) > spellings*len(w.Values)
	w.mu.RUnlock()
	if known {
		return
	}
	if v.Kind() == layers.KindText {
		text = strings.Clone(text) // the record's memory may be used again
		v = layers.Text(text)
	}
	w.mu.Lock()
	w.seen[text] = v
	w.mu.Unlock()
}

// Values are what is listed and no record had that was noted: each column with its values, in the
// order of the condition. Nulls and empty texts are not among them.
func (a *Absent) Values() (all []Asked) {
	if a == nil {
		return nil
	}
	for i := range a.columns {
		w := a.columns[i]
		if missing := w.missing(); len(missing) > 0 {
			all = append(all, Asked{Column: w.Column, Values: missing})
		}
	}
	return all
}

// mostCompared is how many times values are compared one by one; of what is more nothing is told.
const mostCompared = 1 << 20

func (w *wanted) missing() (missing []layers.Value) {
	compared := 0
	told := map[string]bool{}
	for _, v := range w.Values {
		text := v.String()
		if _, there := w.seen[text]; there || text == "" || v.IsNull() || told[text] {
			continue
		}
		if compared += len(w.seen); compared > mostCompared || len(w.seen) > spellings*len(w.Values) {
			return nil
		}
		told[text] = true
		if !w.equalsSeen(v) {
			missing = append(missing, v)
		}
	}
	return missing
}

func (w *wanted) equalsSeen(v layers.Value) bool {
	for _, s := range w.seen {
		if equal(v, s) {
			return true
		}
	}
	return false
}
