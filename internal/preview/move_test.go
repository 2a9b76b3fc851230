package preview

import (
	"context"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/internal/preview/difference"
)

// movable is a map with all that can be moved, and with comments.
const movable = `# a map to move things on
proj: mercator # as sailors like it
bounds: [-20, -20, 40, 40]
layers:
  sea: {special: sea}
  land: # points
    src: land.csv
    labeling: {key: name} # names
views:
  inset:
    # in a corner
    frame: [0.6, 0.6, 0.3, 0.3]
    bounds: [-5, -5, 15, 15]
    layers: [sea]
scalebar: {unit: km} # below
legend: {at: tl, layers: [land]} # above
north-arrow: true
locator: {at: br}
export: {width: 400}
`

func movableSession(t *testing.T) *Session {
	t.Helper()
	folder := t.TempDir()
	for name, text := range map[string]string{"map.yaml": movable, "land.csv": "name,lon,lat\nAlpha,0,0\nBeta,20,20\n"} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s := NewSession(Options{Config: filepath.Join(folder, "map.yaml")})
	s.Refresh(context.Background())
	if s.Err() != nil {
		t.Fatal(s.Err())
	}
	return s
}

// TestMoves drags each thing, and finds it in the file, with all else as it was.
func TestMoves(t *testing.T) {
	for _, c := range []struct {
		name     string
		move     move
		old, new string
	}{
		{"legend", move{What: "legend", Box: [4]float64{8, 8, 50, 50}, DX: 92, DY: 42}, "{at: tl, layers", "{at: [0.25, 0.125], layers"},
		{"inset", move{What: "view", Group: "inset", Box: [4]float64{240, 240, 120, 120}, DX: -40, DY: 20}, "frame: [0.6, 0.6, 0.3", "frame: [0.5, 0.65, 0.3"},
		{"scale bar", move{What: "scalebar", DX: 30, DY: -100}, "{unit: km} # below", "{unit: km, offset: [50, 120]} # below"},
		{"arrow", move{What: "north-arrow", Box: [4]float64{350, 10, 40, 40}, DX: -300, DY: 300}, "north-arrow: true", "north-arrow: {at: bl}"},
		{"locator", move{What: "view", Group: "locator", Box: [4]float64{280, 280, 110, 110}, DX: -200, DY: -5}, "locator: {at: br}", "locator: {at: bl}"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := movableSession(t)
			if rect := rectangle(s.state.drawn); rect[2] != 400 || math.Abs(rect[3]-400) > 40 {
				t.Fatalf("the map stands at %v", rect)
			}
			height := rectangle(s.state.drawn)[3]
			c.move.DY *= height / 400
			if c.name == "legend" {
				c.move.DY = 0.125*height - 8
			}
			if err := s.Move(context.Background(), choice{}, c.move); err != nil {
				t.Fatal(err)
			}
			text, _ := os.ReadFile(s.options.Config)
			want := strings.Replace(movable, c.old, c.new, 1)
			if c.name == "scale bar" {
				want = strings.Replace(want, "120]", strings.Split(strings.Split(string(text), "offset: [50, ")[1], "]")[0]+"]", 1)
			}
			if string(text) != want {
				t.Errorf("the config is\n%s", text)
			}
			s.Refresh(context.Background())
			if s.Err() != nil {
				t.Error(s.Err())
			}
			if err := s.Undo(); err != nil {
				t.Error(err)
			}
			if text, _ := os.ReadFile(s.options.Config); string(text) != movable {
				t.Errorf("undone it is\n%s", text)
			}
		})
	}
}

// TestLabelStandsWhereItWasDropped drags a label twice: it stands there each time.
func TestLabelStandsWhereItWasDropped(t *testing.T) {
	s := movableSession(t)
	at := func() (r kartograph.LabelReport) {
		for _, l := range s.state.drawn.Report.Labels {
			if l.Text == "Alpha" && l.View == "" {
				return l
			}
		}
		t.Fatal("no label")
		return r
	}
	for _, by := range [][2]float64{{40, 25}, {-60, 13}, {0.3, -70}} {
		from := middle(at().Box)
		m := move{What: "label", Group: "land-label", DX: by[0], DY: by[1], Box: [4]float64{at().Box.MinX, at().Box.MinY, at().Box.Width(), at().Box.Height()}}
		if err := s.Move(context.Background(), choice{}, m); err != nil {
			t.Fatal(err)
		}
		s.Refresh(context.Background())
		to := middle(at().Box)
		if !(math.Abs(to[0]-from[0]-by[0]) < 0.11 && math.Abs(to[1]-from[1]-by[1]) < 0.11) {
			t.Errorf("dragged by %v the label went from %v to %v", by, from, to)
		}
	}
	text, _ := os.ReadFile(s.options.Config)
	if !strings.Contains(string(text), "labeling: {key: name, overrides: {Alpha: {dx: ") || !strings.Contains(string(text), "}}} # names\n") {
		t.Errorf("the config is\n%s", text)
	}
	for range 3 {
		if err := s.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if text, _ := os.ReadFile(s.options.Config); string(text) != movable {
		t.Errorf("undone it is\n%s", text)
	}
	if err := s.Undo(); err == nil {
		t.Error("more is undone than was done")
	}
}

// TestMovesThatAreRefused asks for what there is not, and of a file that another hand changed.
func TestMovesThatAreRefused(t *testing.T) {
	s := movableSession(t)
	for _, m := range []move{{What: "sea"}, {What: "label", Group: "x-label"}, {What: "view", Group: "alaska"}, {What: "legend", DX: math.NaN()}, {What: "legend", DX: 1e9}} {
		if err := s.Move(context.Background(), choice{}, m); err == nil {
			t.Errorf("%+v is written", m)
		}
	}
	if err := s.Move(context.Background(), choice{}, move{What: "legend", DX: 5}); err != nil {
		t.Fatal(err)
	}
	other := []byte("proj: ortho\nlayers: {sea: {special: sea}}\n")
	if err := os.WriteFile(s.options.Config, other, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := s.Move(context.Background(), choice{}, move{What: "legend", DX: 5}); err == nil {
		t.Error("what another hand saved is overwritten")
	}
	if err := s.Undo(); err == nil {
		t.Error("what another hand saved is undone")
	}
	if text, _ := os.ReadFile(s.options.Config); string(text) != string(other) {
		t.Errorf("the config is\n%s", text)
	}
}

// TestFrames tells of the insets that can be moved, as the picture calls them, and moves
// one by that name; those of a composite projection follow from it and stay.
func TestFrames(t *testing.T) {
	s := movableSession(t)
	text := strings.Replace(movable, "export: {", "export: {id-prefix: p-, ", 1)
	if err := os.WriteFile(s.options.Config, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	s.Refresh(context.Background())
	told, svg := s.state.tell(context.Background(), choice{}, difference.Document{})
	for i, want := range []string{"p-inset", "p-locator"} {
		if i >= len(told.Frames) || told.Frames[i].Group != want || told.Frames[i].Box[2] < 50 || !strings.Contains(svg.Text, `id="`+want+`"`) {
			t.Fatalf("the frames are %v", told.Frames)
		}
	}
	if err := s.Move(context.Background(), choice{}, move{What: "view", Group: "p-inset", DX: -40}); err != nil {
		t.Error(err)
	}
	if now, _ := os.ReadFile(s.options.Config); !strings.Contains(string(now), "frame: [0.5, 0.6, 0.3") {
		t.Errorf("the config is\n%s", now)
	}
	if err := os.WriteFile(s.options.Config, []byte("proj: albers-usa\nlayers: {states: {src: 'builtin:us-states'}}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	s.Refresh(context.Background())
	if told, _ := s.state.tell(context.Background(), choice{}, difference.Document{}); s.Err() != nil || len(told.Frames) > 0 {
		t.Errorf("the frames are %v, %v", told.Frames, s.Err())
	}
}

// TestPartsNameLayers tells the bytes of each layer and of what stands on the page.
func TestPartsNameLayers(t *testing.T) {
	s := movableSession(t)
	told, svg := s.state.tell(context.Background(), choice{}, difference.Document{})
	all, named := 0, map[string]int{}
	for _, p := range told.Parts {
		named[p.Name] = p.Bytes
		all += p.Bytes
	}
	for _, name := range []string{"sea", "land", "land-label", "inset", "legend", "scalebar", "north-arrow", "locator"} {
		if named[name] <= 0 {
			t.Errorf("no bytes of %s in %v", name, named)
		}
	}
	if all != len(svg.Text) || told.Bytes != all {
		t.Errorf("parts have %d bytes, the picture %d", all, len(svg.Text))
	}
}
