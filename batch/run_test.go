package batch

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/internal/leak"
)

func TestBatchIsIncremental(t *testing.T) {
	folder := batchFolder(t, townsBatch)
	o := batchOptions(folder)
	run := func() map[string]string { return runBatch(t, folder, "towns.yaml", o) }
	all := func(became string) []string {
		return []string{"GRZ.svg", became, "LNZ.svg", became, "WIE.svg", became}
	}
	expect(t, run(), all("drawn new")...)
	expect(t, run(), all("skipped")...)
	if left := strays(t, filepath.Join(folder, "maps")); len(left) > 0 {
		t.Errorf("%v are left", left)
	}

	write(t, folder, "towns.csv", strings.Replace(townsBatch["towns.csv"], "Linz", "Lentia", 1))
	expect(t, run(), "GRZ.svg", "skipped", "LNZ.svg", "drawn config changed", "WIE.svg", "skipped")
	write(t, folder, "towns.css", "#places { fill: blue }")
	expect(t, run(), all("drawn style changed")...)
	write(t, folder, "places.geojson", strings.Replace(townsBatch["places.geojson"], "49", "48", 1))
	expect(t, run(), all("drawn data changed")...)

	if err := os.Remove(filepath.Join(folder, "maps/GRZ.svg")); err != nil {
		t.Fatal(err)
	}
	write(t, folder, "maps/WIE.svg", "<svg/>")
	expect(t, run(), "GRZ.svg", "drawn missing", "LNZ.svg", "skipped", "WIE.svg", "drawn output changed")

	o.Force = true
	expect(t, run(), all("drawn forced")...)
	o.Force, o.Only = false, []string{"*Z"}
	expect(t, run(), "GRZ.svg", "skipped", "LNZ.svg", "skipped")
}

// A file that was copied, and so has another time, is still the same.
func TestBatchKnowsCopies(t *testing.T) {
	folder := batchFolder(t, townsBatch)
	runBatch(t, folder, "towns.yaml", batchOptions(folder))
	copied := t.TempDir()
	if err := os.CopyFS(copied, os.DirFS(folder)); err != nil {
		t.Fatal(err)
	}
	expect(t, runBatch(t, copied, "towns.yaml", batchOptions(copied)), "GRZ.svg", "skipped", "LNZ.svg", "skipped", "WIE.svg", "skipped")
}

func TestBatchPreviewWritesNothing(t *testing.T) {
	folder := batchFolder(t, townsBatch)
	before := outputs(t, folder)
	drawn := 0
	for result, err := range planBatch(t, folder, "towns.yaml", batchOptions(folder)).Preview(context.Background()) {
		if err != nil || result.Reason != "new" {
			t.Errorf("%v: %v", result, err)
		}
		drawn++
	}
	if after := outputs(t, folder); drawn != 3 || !maps.Equal(before, after) {
		t.Errorf("%d planned, files before %v, after %v", drawn, before, after)
	}
	if _, err := os.Stat(filepath.Join(folder, "maps")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the output folder was made: %v", err)
	}
}

// What maps share must not show in them: a batch gives the bytes of maps made
// one by one.
func TestBatchGivesTheBytesOfSingleMaps(t *testing.T) {
	text := `
each: { layer: data/ne_110m_countries.shp, columns: [ADM0_A3, NAME], filter: [ADM0_A3, in, [AUT, FRA, RUS, FJI, ATA, CHL, USA]] }
matrix: { proj: [robinson, auto] }
output: ${ADM0_A3}-${proj}.svg
map:
  title: ${NAME}
  proj: ${proj}
  bounds: { mode: polygons, data: { layer: country } }
  layers:
    sea: { special: sea }
    graticule: { special: graticule }
    all: { src: data/ne_110m_countries.shp, simplify: 1, attributes: { id: ADM0_A3 } }
    country: { src: data/ne_110m_countries.shp, filter: { ADM0_A3: "${ADM0_A3}" }, labeling: { key: NAME } }
`
	text = strings.Replace(text, "[robinson, auto]", "[robinson, laea]", 1)
	spec, err := Parse("countries.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Options: kartograph.Options{Files: os.DirFS("../testdata")}, Folder: t.TempDir(), Jobs: 4}
	plan, err := Plan(context.Background(), spec, o)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		for result, err := range plan.Run(context.Background()) {
			if err != nil || result.Err != nil {
				t.Fatal(err, result.Err)
			}
		}
		plan.options.Force = true
	}
	for m := range plan.Maps() {
		cfg, err := plan.Config(m)
		if err != nil {
			t.Fatal(err)
		}
		var single bytes.Buffer
		if err := kartograph.Generate(context.Background(), cfg, kartograph.Options{Files: o.Files}, &single); err != nil {
			t.Fatal(err)
		}
		batch, err := os.ReadFile(filepath.Join(o.Folder, m.Output))
		if err != nil || !bytes.Equal(batch, single.Bytes()) {
			t.Errorf("%s: the batch has %d bytes, a single map %d (%v)", m.Output, len(batch), single.Len(), err)
		}
	}
	if plan.Len() != 14 {
		t.Errorf("%d maps, want 14", plan.Len())
	}
}

func TestBatchGoesOnAfterFailures(t *testing.T) {
	broken := strings.Replace(townsBatch["towns.csv"], "14.29", "1429", 1)
	folder := batchFolder(t, with(townsBatch, "towns.csv", broken))
	o := batchOptions(folder)
	expect(t, runBatch(t, folder, "towns.yaml", o), "GRZ.svg", "drawn new", "LNZ.svg", "failed", "WIE.svg", "drawn new")
	o.FailFast, o.Jobs, o.Force = true, 1, true
	for range 60 {
		expect(t, runBatch(t, folder, "towns.yaml", o), "GRZ.svg", "drawn forced", "LNZ.svg", "failed")
	}
	write(t, folder, "towns.csv", townsBatch["towns.csv"])
	o.FailFast, o.Force = false, false
	expect(t, runBatch(t, folder, "towns.yaml", o), "GRZ.svg", "skipped", "LNZ.svg", "drawn new", "WIE.svg", "skipped")
}

func TestBatchStopsWithoutLeaks(t *testing.T) {
	defer leak.Check(t)()
	folder := batchFolder(t, with(townsBatch, "towns.yaml", strings.Replace(townsBatch["towns.yaml"], "${code}", "${code}${n}", 1)+
		"matrix: {n: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]}"))
	plan := planBatch(t, folder, "towns.yaml", batchOptions(folder))

	for range plan.Run(context.Background()) {
		break
	}
	ctx, cancel := context.WithCancel(context.Background())
	results, failures := 0, 0
	for _, err := range plan.Run(ctx) {
		if err != nil {
			failures++
			if !errors.Is(err, context.Canceled) {
				t.Errorf("the error is %v, want context.Canceled", err)
			}
			continue
		}
		results++
		cancel()
	}
	if results == 30 || failures != 1 {
		t.Errorf("%d results and %d errors after the context was cancelled", results, failures)
	}
	cancel()
	if left := strays(t, plan.Folder); len(left) > 0 {
		t.Errorf("%v are left", left)
	}
	runBatch(t, folder, "towns.yaml", batchOptions(folder))
}

// However the caller leaves the loop, nothing is left at work: neither
// goroutines nor the lock, which would keep the next run out.
func TestBatchLoopThatIsLeft(t *testing.T) {
	defer leak.Check(t)()
	folder := batchFolder(t, manyTowns())
	o := batchOptions(folder)
	o.Force = true
	leave := map[string]func(){
		"panic":  func() { panic("the caller's") },
		"goexit": runtime.Goexit,
	}
	for name, leaving := range leave {
		done := make(chan any)
		go func() {
			defer func() { done <- recover() }()
			for range planBatch(t, folder, "towns.yaml", o).Run(context.Background()) {
				leaving()
			}
		}()
		if v := <-done; name == "panic" && v != "the caller's" {
			t.Errorf("%s: recovered %v", name, v)
		}
		if left := strays(t, filepath.Join(folder, "maps")); len(left) > 0 {
			t.Errorf("%s: %v are left", name, left)
		}
		if became := runBatch(t, folder, "towns.yaml", o); len(became) != 60 {
			t.Errorf("%s: the next run made %d maps", name, len(became))
		}
	}
}

// panickingFS panics where the program's files are opened.
type panickingFS struct {
	fs.FS
	name string
}

func (f panickingFS) Open(name string) (fs.File, error) {
	if name == f.name {
		panic("the program's mistake")
	}
	return f.FS.Open(name)
}

// Code of the program that panics while a map is drawn fails that map.
func TestPanicWhileDrawing(t *testing.T) {
	defer leak.Check(t)()
	for _, name := range []string{"places.geojson", "towns.css"} {
		folder := batchFolder(t, townsBatch)
		o := batchOptions(folder)
		o.Files = panickingFS{os.DirFS(folder), name}
		failed := 0
		for result, err := range planBatch(t, folder, "towns.yaml", o).Run(context.Background()) {
			var panicked *PanicError
			failed++
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			if !errors.As(result.Err, &panicked) {
				t.Errorf("%s: %v is no PanicError", name, result.Err)
				continue
			}
			if panicked.Value != "the program's mistake" {
				t.Errorf("%s: the panic's value is %v", name, panicked.Value)
			}
			if len(panicked.Stack) == 0 {
				t.Errorf("%s: there is no stack", name)
			}
		}
		if failed != 3 {
			t.Errorf("%s: %d maps failed, want 3", name, failed)
		}
		expect(t, runBatch(t, folder, "towns.yaml", batchOptions(folder)), "GRZ.svg", "drawn new", "LNZ.svg", "drawn new", "WIE.svg", "drawn new")
	}
}

// A source that was replaced by one of the same size and time is another one,
// also for Sources that have it in memory.
func TestBatchSeesContentNotTimes(t *testing.T) {
	for _, shared := range []bool{false, true} {
		folder := batchFolder(t, townsBatch)
		places := filepath.Join(folder, "places.geojson")
		old := time.Now().Add(-time.Hour)
		stamp := func() {
			t.Helper()
			if err := os.Chtimes(places, old, old); err != nil {
				t.Fatal(err)
			}
		}
		o := batchOptions(folder)
		if shared {
			o.Sources = kartograph.NewSources(o.Files)
		}
		stamp()
		runBatch(t, folder, "towns.yaml", o)
		write(t, folder, "places.geojson", strings.Replace(townsBatch["places.geojson"], "49", "48", 1))
		stamp()
		const changed = "drawn data changed"
		expect(t, runBatch(t, folder, "towns.yaml", o), "GRZ.svg", changed, "LNZ.svg", changed, "WIE.svg", changed)
		got := outputs(t, filepath.Join(folder, "maps"))
		o.Sources, o.Force = nil, true
		runBatch(t, folder, "towns.yaml", o)
		if !maps.Equal(got, outputs(t, filepath.Join(folder, "maps"))) {
			t.Errorf("shared sources %t: the maps show the old content", shared)
		}
	}
}

// kept is a place for maps in memory.
type kept struct {
	bytes.Buffer
	closed func([]byte) error
}

func (k *kept) Close() error { return k.closed(k.Bytes()) }

// A program may take the maps itself: whole, the same, and with no trace on the
// disk.
func TestBatchForAProgram(t *testing.T) {
	folder := batchFolder(t, townsBatch)
	runBatch(t, folder, "towns.yaml", batchOptions(folder))
	want := outputs(t, filepath.Join(folder, "maps"))
	if err := os.RemoveAll(filepath.Join(folder, "maps")); err != nil {
		t.Fatal(err)
	}
	o := batchOptions(folder)
	var mu sync.Mutex
	got := map[string][32]byte{}
	o.Create = func(name string) (io.WriteCloser, error) {
		if name == "LNZ.svg" {
			return nil, errors.New("no room")
		}
		return &kept{closed: func(text []byte) error {
			mu.Lock()
			defer mu.Unlock()
			got[name] = sha256.Sum256(text)
			if name == "WIE.svg" {
				return errors.New("cannot close")
			}
			return nil
		}}, nil
	}
	for range 2 {
		expect(t, runBatch(t, folder, "towns.yaml", o), "GRZ.svg", "drawn new", "LNZ.svg", "failed new", "WIE.svg", "failed new")
	}
	delete(want, "LNZ.svg")
	if !maps.Equal(got, want) {
		t.Error("the maps are not those of the files")
	}
	plan := planBatch(t, folder, "towns.yaml", o)
	if _, err := os.Stat(plan.Folder); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the output folder was made: %v", err)
	}
	_, merging := plan.Merge()
	_, pruning := plan.Prune(PruneOptions{})
	if merging == nil || pruning == nil {
		t.Error("there is a manifest of maps that a program took")
	}
}

// While each processor has a map of its own, one works on a map; all do on the first
// and the last ones, where some would have nothing to do.
func TestWorkersOfAMap(t *testing.T) {
	before := runtime.GOMAXPROCS(2)
	t.Cleanup(func() { runtime.GOMAXPROCS(before) })
	of := func(o Options, maps int) (all []int) {
		r := &running{Planned: &Planned{options: o, chosen: make([]uint32, maps)}}
		for i := range maps {
			all = append(all, r.workers(i))
		}
		return all
	}
	for _, c := range []struct {
		jobs, own, maps int
		want            []int
	}{
		{0, 0, 6, []int{0, 0, 1, 1, 0, 0}},
		{2, 0, 5, []int{0, 0, 1, 0, 0}},
		{3, 0, 7, []int{0, 0, 0, 1, 0, 0, 0}},
		{1, 0, 4, []int{0, 0, 0, 0}}, // one map at a time has all processors
		{0, 0, 1, []int{0}},
		{0, 2, 5, []int{2, 2, 2, 2, 2}}, // as the program asks
	} {
		o := Options{Jobs: c.jobs}
		o.Workers = c.own
		if got := of(o, c.maps); !slices.Equal(got, c.want) {
			t.Errorf("%d maps, %d at a time, %d workers asked for: %v, want %v", c.maps, c.jobs, c.own, got, c.want)
		}
	}
}
