package tally

import (
	"errors"
	"fmt"
)

// Records applies the rule for records that cannot be used to one reading of a
// source, whatever its format:
//
//   - A record without a place, or with nothing to draw, is skipped and counted.
//   - A record with a fault is skipped and counted, and the first of each kind
//     of fault is named with what is wrong.
//   - A source of which most records are faulty is an error, which names the
//     first: it is then probably read in a wrong way.
//   - Strict makes the first record that would be skipped an error.
//
// What ends a reading in any case (a file that is cut off, limits on memory) is
// not for this rule. The zero Records is lenient and has seen nothing.
type Records struct {
	Tally
	// Strict makes each record that cannot be used an error.
	Strict bool
	// Noun is what the format calls its records: "features", "rows" ...
	Noun string

	used, faulty int
	first        error
	// kind is that of the last fault, and text how it is counted.
	kind, text string
}

// Use counts a record that can be used.
func (r *Records) Use() { r.used++ }

// Used returns how many records could be used so far.
func (r *Records) Used() int { return r.used }

// Empty skips a record that has no place, or nothing to draw, without being
// wrong. what reads well before a colon and a number: "null geometries
// skipped". The error is one of Strict.
func (r *Records) Empty(what string, where func() string) error {
	if r.Strict {
		return fmt.Errorf("%s: %s; reading is strict here and skips nothing", where(), what)
	}
	r.Count(what, where)
	return nil
}

// Faulty skips a record that has a fault, whose kind is that of a Fault in its
// chain. The result is nil, or the fault itself, with its place, when the
// records are read strictly.
func (r *Records) Faulty(fault error, where func() string) error {
	r.faulty++
	if r.Strict {
		return fmt.Errorf("%s: %w", where(), fault)
	}
	if r.first == nil {
		r.first = fmt.Errorf("%s: %w", where(), fault)
	}
	kind := Unreadable
	if f, ok := fault.(*Fault); ok { // mostly, and quickly told
		kind = f.Kind
	} else if errors.As(fault, &f) {
		kind = f.Kind
	}
	if kind != r.kind || r.text == "" {
		r.kind, r.text = kind, fmt.Sprintf("%s skipped for %s", r.noun(), kind)
	}
	if k := r.find(r.text); k != nil {
		k.count++
		return nil
	}
	r.Count(r.text, func() string { return fmt.Sprintf("%s: %v", where(), fault) })
	return nil
}

// Merge adds what was found in records that come after those of r, as if one
// reading had found both.
func (r *Records) Merge(later *Records) {
	r.used, r.faulty = r.used+later.used, r.faulty+later.faulty
	if r.first == nil {
		r.first = later.first
	}
	r.Tally.Merge(&later.Tally)
}

// End returns the error of a source of which most records are faulty: the
// first fault, and how many records have one. Records without a place count
// for neither side.
func (r *Records) End() error {
	if r.faulty <= r.used {
		return nil
	}
	if r.faulty == 1 {
		return r.first
	}
	return fmt.Errorf("%w (%d of %d %s cannot be used)", r.first, r.faulty, r.faulty+r.used, r.noun())
}

func (r *Records) noun() string {
	if r.Noun == "" {
		return "records"
	}
	return r.Noun
}
