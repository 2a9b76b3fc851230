package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/internal/text/nearest"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles/scale"
)

// tellLabels writes for each layer what became of its labels.
func tellLabels(w io.Writer, labels []kartograph.LabelReport) {
	for len(labels) > 0 {
		first, n := labels[0], 1
		for n < len(labels) && labels[n].Layer == first.Layer && labels[n].View == first.View {
			n++
		}
		name := first.Layer
		if first.View != "" {
			name = first.View + ": " + name
		}
		fmt.Fprintf(w, "labels of %s: %s\n", name, fates(labels[:n]))
		labels = labels[n:]
	}
}

// fates counts what became of labels, in words.
func fates(labels []kartograph.LabelReport) string {
	var names []string
	count := map[string]int{}
	add := func(name string) {
		if count[name] == 0 {
			names = append(names, name)
		}
		count[name]++
	}
	for _, l := range labels {
		what := l.Outcome
		if len(l.Strategies) > 0 {
			what += " (" + strings.Join(l.Strategies, ", ") + ")"
		}
		add(what)
	}
	slices.Sort(names)
	texts := make([]string, len(names))
	for i, name := range names {
		texts[i] = fmt.Sprintf("%d %s", count[name], name)
	}
	return strings.Join(texts, ", ")
}

// explain tells why labels stand where they do, or nowhere.
func explain(w io.Writer, m *kartograph.Map, asked string) {
	var known []string
	var found []kartograph.LabelReport
	for _, l := range m.Report.Labels {
		known = append(known, l.Text)
		if l.Text == asked || l.Feature == asked {
			found = append(found, l)
		}
	}
	for i, l := range found {
		which := ""
		if len(found) > 1 {
			which = fmt.Sprintf(" (%d of %d)", i+1, len(found))
		}
		if l.Feature != "" && l.Feature != l.Text {
			which += fmt.Sprintf(", feature %q,", plain(l.Feature))
		}
		fmt.Fprintf(w, "label %q%s of layer %q: %s\n", plain(l.Text), which, l.Layer, l.Outcome)
		for _, line := range l.Why {
			fmt.Fprintf(w, "  %s\n", plain(line))
		}
	}
	if len(found) == 0 {
		hint := ""
		if guess, ok := nearest.Match(asked, known); ok {
			hint = fmt.Sprintf("; did you mean %q?", guess)
		}
		fmt.Fprintf(w, "the map wants no label %q%s\n", asked, hint)
	}
}

// jsonReport is what --json writes.
type jsonReport struct {
	Projection string      `json:"projection"`
	Layers     []jsonLayer `json:"layers"`
	Labels     []jsonLabel `json:"labels"`
	// Scales are those of classified layers, as in the map's metadata.
	Scales   []*scale.Scale `json:"scales,omitempty"`
	Warnings []string       `json:"warnings"`
	Written  jsonWritten    `json:"written"`
	Seconds  []jsonSeconds  `json:"stages"`
}

type jsonLayer struct {
	ID       string `json:"id"`
	View     string `json:"view,omitempty"`
	Read     int    `json:"read"`
	Filtered int    `json:"filteredOut"`
	Drawn    int    `json:"drawn"`
	Labels   int    `json:"labels"`
	NoRoom   int    `json:"labelsWithoutRoom"`
}

type jsonLabel struct {
	Layer      string   `json:"layer"`
	View       string   `json:"view,omitempty"`
	Key        string   `json:"key,omitempty"`
	Text       string   `json:"text"`
	Outcome    string   `json:"outcome"`
	Place      string   `json:"place,omitempty"`
	Strategies []string `json:"strategies,omitempty"`
	Times      int      `json:"times,omitempty"`
	Why        []string `json:"why,omitempty"`
}

type jsonWritten struct {
	Shapes   int   `json:"shapes"`
	Vertices int   `json:"vertices"`
	Bytes    int64 `json:"bytes"`
}

type jsonSeconds struct {
	Stage   string  `json:"stage"`
	Seconds float64 `json:"seconds"`
}

// tellJSON writes what was done as JSON.
func tellJSON(w io.Writer, m *kartograph.Map, stats render.Stats) error {
	r := jsonReport{Projection: m.Report.Projection, Layers: []jsonLayer{}, Labels: []jsonLabel{}, Scales: m.Report.Scales, Warnings: []string{},
		Written: jsonWritten{stats.Marks, stats.Vertices, stats.Bytes}}
	for _, l := range m.Report.Layers {
		r.Layers = append(r.Layers, jsonLayer{l.ID, l.View, l.Read, l.Filtered, l.Drawn, l.Labels, l.Unlabelled})
	}
	for _, l := range m.Report.Labels {
		r.Labels = append(r.Labels, jsonLabel{l.Layer, l.View, l.Feature, l.Text, l.Outcome, l.Place, l.Strategies, l.Times, l.Why})
	}
	for _, warning := range m.Warnings {
		r.Warnings = append(r.Warnings, warning.String())
	}
	for _, s := range m.Report.Stages {
		r.Seconds = append(r.Seconds, jsonSeconds{s.Name, s.Duration.Seconds()})
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	return e.Encode(r)
}
