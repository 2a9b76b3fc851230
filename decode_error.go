package kartograph

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// String returns "file:line:column", without what is not known.
func (p Position) String() string {
	var parts []string
	if p.File != "" {
		parts = append(parts, p.File)
	}
	if p.Line > 0 {
		parts = append(parts, strconv.Itoa(p.Line))
		if p.Column > 0 {
			parts = append(parts, strconv.Itoa(p.Column))
		}
	}
	return strings.Join(parts, ":")
}

// ConfigError is one mistake in a config.
type ConfigError struct {
	// Position is the place in the file; zero where the config is not from
	// a file.
	Position Position
	// Path leads to the mistake: "layers.countries.simplify". It is empty
	// when the file's syntax is at fault.
	Path string
	// Problem says what is wrong and what to try.
	Problem string
}

// Error returns "file:line:column: path: problem".
func (e *ConfigError) Error() string {
	var b strings.Builder
	for _, part := range []string{e.Position.String(), e.Path} {
		if part != "" {
			b.WriteString(part + ": ")
		}
	}
	return b.String() + e.Problem
}

// maxShownMistakes is how many mistakes of a config are printed.
const maxShownMistakes = 20

// ConfigErrors are all mistakes that were found in a config, in the order of
// the file. errors.As finds the single *ConfigError values in it.
type ConfigErrors []*ConfigError

// Error returns one line for each mistake, at most 20.
func (e ConfigErrors) Error() string {
	var lines []string
	for i, one := range e {
		if i == maxShownMistakes {
			lines = append(lines, fmt.Sprintf("... and %d more", len(e)-i))
			break
		}
		lines = append(lines, one.Error())
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the single mistakes.
func (e ConfigErrors) Unwrap() []error {
	all := make([]error, len(e))
	for i, one := range e {
		all[i] = one
	}
	return all
}

// oneMistake returns the mistake that keeps a file from being read.
func oneMistake(at Position, format string, args ...any) *mistakes {
	m := &mistakes{}
	m.add(at, "", format, args...)
	return m
}

// maxMistakes bounds the mistakes that are collected, so that a file that is
// wrong all over costs no more memory than its size.
const maxMistakes = 1000

// mistakes collects what is wrong with a config.
type mistakes struct{ list []*ConfigError }

func (m *mistakes) add(at Position, path, format string, args ...any) {
	if len(m.list) < maxMistakes {
		m.list = append(m.list, &ConfigError{Position: at, Path: path, Problem: fmt.Sprintf(format, args...)})
	}
}

// once notes key as seen and complains when it was seen before.
func (m *mistakes) once(seen map[string]Position, key nodeKey) bool {
	first, twice := seen[key.name]
	if twice {
		m.add(key.at, "", "the key %q was already given at line %d, column %d", key.name, first.Line, first.Column)
		return false
	}
	seen[key.name] = key.at
	return true
}

// err returns the mistakes in the order of the file, or nil.
func (m *mistakes) err() error {
	if len(m.list) == 0 {
		return nil
	}
	m.sort()
	return ConfigErrors(m.list)
}

// sort brings the mistakes into the order of the file.
func (m *mistakes) sort() {
	slices.SortStableFunc(m.list, func(a, b *ConfigError) int {
		return cmp.Or(cmp.Compare(a.Position.Line, b.Position.Line), cmp.Compare(a.Position.Column, b.Position.Column))
	})
}

// asWarnings returns, in the order of the file, what turned out to be no
// mistakes but worth a warning.
func (m *mistakes) asWarnings() []Warning {
	m.sort()
	var all []Warning
	for _, e := range m.list {
		all = append(all, Warning{Text: e.Error()})
	}
	return all
}

// widen rewrites what the only mistake since the first known ones says is
// wanted at path, where more than one form may stand.
func (m *mistakes) widen(known int, path, narrow, wide string) {
	if len(m.list) != known+1 || m.list[known].Path != path {
		return
	}
	e := m.list[known]
	if found, ok := strings.CutSuffix(e.Problem, ", want "+narrow); ok {
		e.Problem = found + ", want " + wide
	}
}
