package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/seed-898ab921/kartograph/batch"
	"github.com/seed-898ab921/kartograph/config"
)

// warn writes warnings.
func warn(w io.Writer, warnings []config.Warning) {
	for _, warning := range warnings {
		fmt.Fprintf(w, "kartograph: warning: %s\n", plain(warning.String()))
	}
}

// resultLine is a map's result as a line of JSON.
type resultLine struct {
	Map      string       `json:"map"`
	Row      string       `json:"row,omitempty"`
	Page     int          `json:"page,omitempty"`
	Status   batch.Status `json:"status"`
	Reason   string       `json:"reason,omitempty"`
	Seconds  float64      `json:"seconds"`
	Bytes    int64        `json:"bytes,omitempty"`
	Warnings []string     `json:"warnings,omitempty"`
	Error    string       `json:"error,omitempty"`
}

func writeLine(w io.Writer, r batch.Result) error {
	line := resultLine{Map: r.Output, Row: r.Row, Page: r.Page, Status: r.Status, Reason: r.Reason,
		Seconds: float64(r.Duration.Microseconds()) / 1e6, Bytes: r.Bytes}
	for _, warning := range r.Warnings {
		line.Warnings = append(line.Warnings, warning.String())
	}
	if r.Err != nil {
		line.Error = r.Err.Error()
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	return encoder.Encode(line)
}

// slowestShown and failedShown are how many maps and mistakes the summary
// names, and mapsNamed how many maps of each mistake.
const (
	slowestShown = 5
	failedShown  = 20
	mapsNamed    = 3
)

// summary counts the results of a batch. However many maps there are, it keeps
// no more than it shows.
type summary struct {
	drawn, skipped, failed int
	// passing counts, of the failed ones, those that trouble that may pass
	// kept from being made.
	passing  int
	bytes    int64
	warnings map[string]*failure
	slowest  []batch.Result
	// failures are the failed maps by what went wrong, in the order of
	// their appearance; others counts maps that failed otherwise.
	failures []failure
	others   int
}

// failure is something that went wrong, and the maps that it kept from being
// made, or that warn of it: the first few, and how many there are.
type failure struct {
	text  string
	maps  []string
	count int
}

// maxKept is how many different warnings are counted one by one.
const maxKept = 10_000

func (s *summary) add(r batch.Result) {
	switch r.Status {
	case batch.Skipped:
		s.skipped++
		return
	case batch.Failed:
		s.failed++
		s.fail(r)
	default:
		s.drawn++
		s.bytes += r.Bytes
	}
	s.warn(r)
	at, _ := slices.BinarySearchFunc(s.slowest, r, func(a, b batch.Result) int { return int(b.Duration - a.Duration) })
	if at < slowestShown {
		s.slowest = slices.Insert(s.slowest, at, r)
		s.slowest = s.slowest[:min(len(s.slowest), slowestShown)]
	}
}

func (s *summary) warn(r batch.Result) {
	if s.warnings == nil {
		s.warnings = map[string]*failure{}
	}
	told := map[string]bool{}
	for _, warning := range r.Warnings {
		text := warning.String()
		if s.warnings[text] == nil && len(s.warnings) >= maxKept {
			text = "others"
		}
		if s.warnings[text] == nil {
			s.warnings[text] = &failure{text: text}
		}
		if !told[text] {
			s.warnings[text].add(r)
		}
		told[text] = true
	}
}

func (s *summary) fail(r batch.Result) {
	if mayPass(r.Err) {
		s.passing++
	}
	text := r.Err.Error()
	i := slices.IndexFunc(s.failures, func(f failure) bool { return f.text == text })
	if i < 0 {
		if len(s.failures) == failedShown {
			s.others++
			return
		}
		i = len(s.failures)
		s.failures = append(s.failures, failure{text: text})
	}
	s.failures[i].add(r)
}

// add counts a map.
func (f *failure) add(r batch.Result) {
	if f.count++; f.count <= mapsNamed {
		f.maps = append(f.maps, r.Called())
	}
}

// write tells how the batch went.
func (s *summary) write(w io.Writer, took time.Duration) {
	fmt.Fprintf(w, "%d drawn, %d skipped, %d failed in %s", s.drawn, s.skipped, s.failed, short(took))
	if s.drawn > 0 {
		fmt.Fprintf(w, " (%.1f maps/s, %s)", float64(s.drawn)/took.Seconds(), size(s.bytes))
	}
	fmt.Fprintln(w)
	s.writeWarnings(w)
	if s.drawn > 1 {
		var names []string
		for _, r := range s.slowest {
			names = append(names, fmt.Sprintf("%s %s", r.Called(), short(r.Duration)))
		}
		fmt.Fprintf(w, "slowest: %s\n", strings.Join(names, ", "))
	}
	for _, f := range s.failures {
		fmt.Fprintf(w, "failed: %s: %s\n", f.some(), f.text)
	}
	if s.others > 0 {
		fmt.Fprintf(w, "and %d maps failed otherwise; --json has them all\n", s.others)
	}
}

func (s *summary) writeWarnings(w io.Writer) {
	var texts []string
	for text := range s.warnings {
		texts = append(texts, text)
	}
	slices.SortFunc(texts, func(a, b string) int {
		if d := s.warnings[b].count - s.warnings[a].count; d != 0 {
			return d
		}
		return strings.Compare(a, b)
	})
	for i, text := range texts {
		if i == failedShown {
			fmt.Fprintf(w, "and %d more warnings; --json has them all\n", len(texts)-i)
			break
		}
		fmt.Fprintf(w, "warning (%s): %s\n", s.warnings[text].some(), text)
	}
}

// some names a few of the maps.
func (f failure) some() string {
	names := strings.Join(f.maps, ", ")
	if f.count > len(f.maps) {
		return fmt.Sprintf("%s and %d more", names, f.count-len(f.maps))
	}
	return names
}

func short(d time.Duration) string {
	switch {
	case d < time.Second:
		return d.Round(100 * time.Microsecond).String()
	case d < time.Minute:
		return d.Round(10 * time.Millisecond).String()
	}
	return d.Round(time.Second).String()
}

func size(bytes int64) string {
	switch {
	case bytes < 1e4:
		return fmt.Sprintf("%d bytes", bytes)
	case bytes < 1e7:
		return fmt.Sprintf("%.0f kB", float64(bytes)/1e3)
	}
	return fmt.Sprintf("%.0f MB", float64(bytes)/1e6)
}
