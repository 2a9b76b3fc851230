package batch

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/internal/leak"
	"github.com/seed-898ab921/kartograph/styles"
)

// TestWhatHasNoEffectIsAnError lists options that a batch would pass over.
func TestWhatHasNoEffectIsAnError(t *testing.T) {
	spec, err := Parse("b.json", []byte(`{"output": "a.svg", "map": {"layers": {"land": {"src": "builtin:land"}}}}`))
	if err != nil {
		t.Fatal(err)
	}
	create := func(string) (io.WriteCloser, error) { return nil, nil }
	for want, o := range map[string]Options{
		"Options.Style has no effect on a batch":       {Options: kartograph.Options{Style: &styles.Sheet{}}},
		"Options.Jobs is -1":                           {Jobs: -1},
		"Options.Force has no effect with Create":      {Create: create, Force: true},
		"Options.Anywhere has no effect with Create":   {Create: create, Anywhere: true},
		`pattern "[": syntax error in pattern; * stan`: {Only: []string{"["}},
	} {
		if _, err := Plan(context.Background(), spec, o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("the error is %v, want %q", err, want)
		}
	}
}

// panickingPlace panics when a map is written to it or it is closed.
type panickingPlace struct{ onWrite bool }

// Write panics, or takes all.
func (p panickingPlace) Write(b []byte) (int, error) {
	if p.onWrite {
		panic("the program's mistake")
	}
	return len(b), nil
}

// Close panics.
func (p panickingPlace) Close() error { panic("the program's mistake") }

// TestPanicsOfPlaces has Create, and what it makes, panic: those maps fail.
func TestPanicsOfPlaces(t *testing.T) {
	defer leak.Check(t)()
	spec, err := Parse("b.json", []byte(`{"output": "a.svg", "map": {"layers": {"land": {"src": "builtin:land"}}}}`))
	if err != nil {
		t.Fatal(err)
	}
	for name, create := range map[string]func(string) (io.WriteCloser, error){
		"create": func(string) (io.WriteCloser, error) { panic("the program's mistake") },
		"write":  func(string) (io.WriteCloser, error) { return panickingPlace{true}, nil },
		"close":  func(string) (io.WriteCloser, error) { return panickingPlace{}, nil },
	} {
		plan, err := Plan(context.Background(), spec, Options{Create: create})
		if err != nil {
			t.Fatal(err)
		}
		for result, err := range plan.Run(context.Background()) {
			var panicked *PanicError
			if err != nil || !errors.As(result.Err, &panicked) {
				t.Errorf("%s: %v, %v", name, result.Err, err)
			}
		}
	}
}
