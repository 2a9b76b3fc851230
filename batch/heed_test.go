package batch

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/internal/heed/ending"
	"github.com/seed-898ab921/kartograph/render"
)

// Batch files, templates, tables of rows and names are read until the context ends
// and no further, wherever that happens.
func TestReadingHearsTheContext(t *testing.T) {
	rows := "[" + strings.Repeat(`{"a": "x", "b": [1, 2]},`, 5000) + `{"a": "y"}]`
	ending.Heard(t, "batch file", 20, func(ctx context.Context) error {
		_, err := ParseContext(ctx, "b.json", []byte(`{"map": {"layers": {"a": {"special": "sea"}}}, "output": "${a}.svg", "each": `+rows+`}`))
		return err
	})
	ending.Heard(t, "template", 5, func(ctx context.Context) error {
		_, err := parseTemplate(ctx, "m.json", []byte(`{"x": `+rows+`}`))
		return err
	})
	ending.Heard(t, "table", 20, func(ctx context.Context) error {
		_, err := jsonRows(ctx, fstest.MapFS{"rows.json": {Data: []byte(rows)}}, "rows.json")
		return err
	})
}

// What a context ended for is read again by the next one.
func TestAnEndedReadIsNotKept(t *testing.T) {
	files := fstest.MapFS{
		"m.json": {Data: []byte(`{"layers": {"a": {"special": "sea"}}}`)},
		"s.css":  {Data: []byte(`#a { fill: red }`)},
	}
	spec, err := Parse("b.json", []byte(`{"map": "m.json", "style": "s.css", "output": "${a}.svg", "each": [{"a": "x"}]}`))
	if err != nil {
		t.Fatal(err)
	}
	p, err := Plan(t.Context(), spec, Options{Options: kartograph.Options{Files: files}, Folder: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	p.cache.configs.kept = nil
	_, row := p.at(0)
	ended, stop := context.WithCancel(t.Context())
	stop()
	p.cache.configs.of(ended, "m.json", 1, func() (*Template, error) { return nil, ended.Err() }) // as if it had
	if _, err := p.cache.template(t.Context(), p, &row); err != nil {
		t.Errorf("the template: %v", err)
	}
}

// A page of an atlas is not written to its end when the batch is stopped.
func TestStoppedAtlasHearsItWithinAPage(t *testing.T) {
	cfg, err := kartograph.ParseContext(t.Context(), "map.json", []byte(`{"layers": {"sea": {"special": "sea"}, "lines": {"special": "graticule"}}, "export": {"width": 200}}`))
	if err != nil {
		t.Fatal(err)
	}
	drawn, err := kartograph.Build(t.Context(), cfg, kartograph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	r := &running{Planned: &Planned{}}
	if err := r.addPage(stopped, render.NewAtlas(io.Discard, ""), &page{drawn: drawn}); !errors.Is(err, context.Canceled) {
		t.Errorf("the page ends with %v", err)
	}
	if err := r.addPage(t.Context(), render.NewAtlas(io.Discard, ""), &page{drawn: drawn}); err != nil {
		t.Error(err)
	}
}
