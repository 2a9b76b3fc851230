package layers

import (
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/brief"
)

// Samples gathers a few values of a column, to be read behind "check the
// values". Without a column it gathers none.
type Samples struct {
	Column string
	values []string
}

// mostSamples is how many values are listed.
const mostSamples = 5

// Add takes a record's value, unless there are enough, or it is null or known.
func (s *Samples) Add(r Record) {
	if s.Column == "" || len(s.values) == mostSamples {
		return
	}
	if v, ok := r.Get(s.Column); ok && !v.IsNull() && !slices.Contains(s.values, brief.Of(v.String())) {
		s.values = append(s.values, brief.Of(v.String()))
	}
}

// Text ends a message with the values; it is empty where there are none.
func (s *Samples) Text() string {
	if len(s.values) == 0 {
		return ""
	}
	return "; values of " + s.Column + " are " + strings.Join(s.values, ", ") + " …"
}

// SampleValues ends a message with a few values of a column of features.
func SampleValues(features []Feature, column string) string {
	s := Samples{Column: column}
	for _, f := range features {
		s.Add(f.Record)
	}
	return s.Text()
}
