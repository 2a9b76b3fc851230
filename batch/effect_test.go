package batch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/leak"
	"github.com/seed-898ab921/kartograph/layers"
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

// optionChanges are all options of batches, each with what changes it and what it
// needs besides.
func optionChanges(told *[]string) map[string]struct{ change, ready func(o *Options) } {
	type c = struct{ change, ready func(o *Options) }
	rows := func(yield func(layers.Record, error) bool) {
		yield(layers.Record{Schema: layers.NewSchema([]string{"n"}), Values: []layers.Value{layers.Text("9")}}, nil)
	}
	return map[string]c{
		"Folder":   {change: func(o *Options) { o.Folder = "b" }},
		"Anywhere": {change: func(o *Options) { o.Anywhere = true }},
		"Jobs":     {change: func(o *Options) { o.Jobs = -1 }}, // how many at once changes no map
		"Only":     {change: func(o *Options) { o.Only = []string{"1"} }},
		"Shard":    {change: func(o *Options) { o.Shard = Shard{Index: 1, Count: 3} }},
		"Force":    {change: func(o *Options) { o.Force = true }},
		"Warn":     {change: func(o *Options) { o.Warn = func(w config.Warning) { *told = append(*told, w.Text) } }},
		"FailFast": {change: func(o *Options) { o.FailFast, o.Jobs = true, 1 }, ready: func(o *Options) { o.Jobs = 1 }},
		"Rows":     {change: func(o *Options) { o.Rows = rows }},
		"Create":   {change: func(o *Options) { o.Create = func(string) (io.WriteCloser, error) { return nil, errors.New("none") } }},
	}
}

// comesOf runs a batch three times, before the last of which its manifest is damaged,
// and tells all that came of it.
func comesOf(t *testing.T, o Options, output string, told *[]string) string {
	spec, err := Parse("b.json", []byte(`{"output": "`+output+`", "each": [{"n": "0", "w": -5}, {"n": "1", "w": 50}, {"n": "2", "w": 50}],
		"map": {"layers": {"sea": {"special": "sea"}}, "export": {"width": "${w}"}}}`))
	if err != nil {
		t.Fatal(err)
	}
	above := t.TempDir()
	o.Folder = filepath.Join(above, o.Folder)
	var all []string
	for run := range 3 {
		plan, err := Plan(t.Context(), spec, o)
		if err != nil {
			return err.Error()
		}
		if run == 2 && o.Create == nil {
			if err := os.WriteFile(plan.statePath(o.Shard)+".manifest", []byte("damaged\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		var became []string
		for result, err := range plan.Run(t.Context()) {
			became = append(became, fmt.Sprint(result.Output, result.Status, result.Reason, result.Err, err))
		}
		all = append(all, slices.Sorted(slices.Values(became))...)
	}
	all = append(all, *told...)
	err = filepath.WalkDir(above, func(path string, d fs.DirEntry, err error) error {
		name, _ := filepath.Rel(above, path)
		all = append(all, name)
		return err
	})
	return fmt.Sprint(strings.Join(all, "\n"), err)
}

// TestEveryOptionHasAnEffect changes one option after the other: what comes of a
// batch is another then, or the option is refused.
func TestEveryOptionHasAnEffect(t *testing.T) {
	var told []string
	set := optionChanges(&told)
	for i := range reflect.TypeFor[Options]().NumField() {
		field := reflect.TypeFor[Options]().Field(i)
		if _, is := set[field.Name]; !is && !field.Anonymous { // the others are those of maps
			t.Errorf("Options.%s has no entry: say here what it changes", field.Name)
		}
	}
	for name, test := range set {
		output := "a/${n}.svg"
		if name == "Anywhere" {
			output = filepath.ToSlash(t.TempDir()) + "/${n}.svg"
		}
		var without, with Options
		if test.ready != nil {
			test.ready(&without)
		}
		test.change(&with)
		before := comesOf(t, without, output, &told)
		if told = nil; comesOf(t, without, output, &told) != before {
			t.Fatalf("Options.%s: the same batch comes out twice otherwise", name)
		}
		if told = nil; comesOf(t, with, output, &told) == before {
			t.Errorf("Options.%s changes nothing, and nobody is told", name)
		}
		told = nil
	}
}

// TestPruneOptions: what is only told stays.
func TestPruneOptions(t *testing.T) {
	folder := t.TempDir()
	for _, n := range []string{"1", "2"} {
		spec, err := Parse("b.json", []byte(`{"output": "${n}.svg", "each": [{"n": "`+n+`"}], "map": {"layers": {"sea": {"special": "sea"}}}}`))
		if err != nil {
			t.Fatal(err)
		}
		plan, err := Plan(t.Context(), spec, Options{Folder: folder})
		if err != nil {
			t.Fatal(err)
		}
		for _, err := range plan.Run(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
		}
		if n == "1" {
			continue
		}
		for _, o := range []PruneOptions{{DryRun: true}, {}} {
			report, err := plan.Prune(o)
			_, there := os.Stat(filepath.Join(folder, "1.svg"))
			if err != nil || len(report.Deleted) != 1 || (there == nil) != o.DryRun {
				t.Errorf("%+v: %v, %v, %v", o, report, err, there)
			}
		}
	}
}
