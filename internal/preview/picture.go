package preview

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/preview/difference"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/seed-898ab921/kartograph/styles/palette"
)

// choice is what a page shows of a session: a size by its width, 0 for the map of
// "export", and a theme in place of the config's; empty for that.
type choice struct {
	width float64
	theme string
}

// message is what a page is told.
type message struct {
	// Picture is the map as SVG, where Changes do not lead to it from the last one.
	Picture string              `json:"picture,omitempty"`
	Changes []difference.Change `json:"changes,omitempty"`
	// Mistakes are why there is no map of the files as they are.
	Mistakes []place           `json:"mistakes"`
	Warnings []string          `json:"warnings"`
	Stages   []stage           `json:"stages"`
	Parts    []difference.Part `json:"parts"`
	Bytes    int               `json:"bytes"`
	// Sizes are the widths that there are, Themes the finished stylesheets, Visions
	// the matrices of colours as readers see them, by name.
	Sizes   []float64 `json:"sizes"`
	Themes  []string  `json:"themes"`
	Visions []vision  `json:"visions"`
	// Prefix stands before all ids of the picture; Frames are the insets that can be moved.
	Prefix string  `json:"prefix"`
	Frames []frame `json:"frames"`
}

// frame is where an inset stands: left, top, width and height in pixels.
type frame struct {
	Group string     `json:"group"`
	Box   [4]float64 `json:"box"`
}

// place is a mistake and where it stands.
type place struct {
	File   string `json:"file,omitempty"`
	Line   int    `json:"line,omitempty"`
	Column int    `json:"column,omitempty"`
	Text   string `json:"text"`
}

type stage struct {
	Name         string  `json:"name"`
	Milliseconds float64 `json:"ms"`
}

type vision struct {
	Name   string     `json:"name"`
	Matrix [9]float64 `json:"matrix"`
}

// shown is a map of a session as a page chose it.
func (n state) shown(ctx context.Context, c choice) (*kartograph.Map, error) {
	m := n.drawn
	if c.theme != "" {
		finished, ok := styles.Finished(c.theme)
		if !ok {
			return nil, fmt.Errorf("there is no theme %q", c.theme)
		}
		restyled, err := m.Restyle(ctx, styles.Join(finished, n.sheet))
		if err != nil {
			return nil, err
		}
		m = restyled
	}
	for _, size := range m.Sizes() {
		if size.Scene().Width == c.width {
			return size, nil
		}
	}
	return m, nil
}

// picture is a map as a page chose it, and its SVG.
func (n state) picture(ctx context.Context, c choice) (*kartograph.Map, string, error) {
	m, err := n.shown(ctx, c)
	if err != nil {
		return nil, "", err
	}
	var svg bytes.Buffer
	_, err = m.Write(&svg, kartograph.WriteOptions{})
	return m, svg.String(), err
}

// tell is what a page is told of a state: its picture by the changes from the one that
// the page has, if that is shorter. It returns the picture that the page has then.
func (n state) tell(ctx context.Context, c choice, had difference.Document) (message, difference.Document) {
	told := message{Mistakes: places(n.err), Warnings: []string{}, Stages: []stage{}, Parts: []difference.Part{}, Sizes: []float64{}, Themes: styles.Names(), Visions: visions(), Prefix: n.prefix, Frames: []frame{}}
	if n.drawn == nil {
		return told, had
	}
	m, svg, err := n.picture(ctx, c)
	if err != nil {
		told.Mistakes = append(told.Mistakes, places(err)...)
		return told, had
	}
	told.Warnings = warnings(n.warnings, m.Warnings)
	for _, s := range m.Report.Stages {
		told.Stages = append(told.Stages, stage{s.Name, float64(s.Duration.Microseconds()) / 1000})
	}
	for _, size := range n.drawn.Sizes() {
		told.Sizes = append(told.Sizes, size.Scene().Width)
	}
	for _, v := range viewsOf(m) {
		if slices.Contains(n.framed, v.ID) {
			told.Frames = append(told.Frames, frame{n.prefix + v.ID, v.Frame})
		}
	}
	now := difference.Read(svg)
	told.Parts, told.Bytes = now.Parts(), len(svg)
	changes, ok := difference.Between(had, now)
	if !ok || sizeOf(changes) > len(svg)/2 {
		told.Picture = svg
	} else {
		told.Changes = changes
	}
	return told, now
}

// sizeOf is about how many bytes changes take.
func sizeOf(changes []difference.Change) int {
	n := 0
	for _, c := range changes {
		n += 20 + len(c.Insert)
		for name, value := range c.Set {
			n += len(name) + len(value)
		}
		if c.Content != nil {
			n += len(*c.Content)
		}
	}
	return n
}

// warnings are those of the stylesheet and the map as lines of text.
func warnings(sheet []styles.Warning, m []config.Warning) []string {
	all := []string{}
	for _, w := range sheet {
		all = append(all, w.String())
	}
	for _, w := range m {
		if line := w.String(); !slices.Contains(all, line) {
			all = append(all, line)
		}
	}
	return all
}

// places are the mistakes of an error, each with its place where it has one.
func places(err error) []place {
	var all config.Errors
	var one *config.Error
	switch {
	case err == nil:
		return []place{}
	case errors.As(err, &all):
		list := []place{}
		for _, e := range all {
			list = append(list, placeOf(e))
		}
		return list
	case errors.As(err, &one):
		return []place{{one.Position.File, one.Position.Line, one.Position.Column, err.Error()}}
	}
	return []place{{Text: err.Error()}}
}

func placeOf(e *config.Error) place {
	text := e.Problem
	if e.Path != "" {
		text = e.Path + ": " + text
	}
	return place{e.Position.File, e.Position.Line, e.Position.Column, text}
}

// visions are those of readers who see colours otherwise.
func visions() []vision {
	var all []vision
	for _, v := range palette.Visions() {
		if v != palette.Common {
			all = append(all, vision{string(v), v.Matrix()})
		}
	}
	return all
}

// choiceOf reads a choice from the query of an address.
func choiceOf(get func(string) string) choice {
	width, err := strconv.ParseFloat(get("width"), 64)
	if err != nil {
		width = 0
	}
	return choice{width, get("theme")}
}
