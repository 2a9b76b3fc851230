package kartograph

import (
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/projection/crs"
)

// shiftFile is an NTv2 file that moves everything between 0 and 20 degrees east
// and 40 and 60 degrees north by 36 seconds to the north.
func shiftFile() []byte {
	var b []byte
	text := func(key, value string) { b = append(b, fmt.Sprintf("%-8s%-8s", key, value)...) }
	count := func(key string, n uint32) {
		b = append(binary.LittleEndian.AppendUint32(append(b, key...), n), 0, 0, 0, 0)
	}
	number := func(key string, v float64) {
		b = binary.LittleEndian.AppendUint64(append(b, key...), math.Float64bits(v))
	}
	count("NUM_OREC", 11)
	count("NUM_SREC", 11)
	count("NUM_FILE", 1)
	text("GS_TYPE", "SECONDS")
	for _, key := range []string{"VERSION", "SYSTEM_F", "SYSTEM_T", "MAJOR_F", "MINOR_F", "MAJOR_T", "MINOR_T", "SUB_NAME", "PARENT", "CREATED", "UPDATED"} {
		text(key, map[string]string{"PARENT": "NONE"}[key])
	}
	for _, v := range []float64{40, 60, -20, 0, 20, 20} {
		number("CORNERS ", v*3600)
	}
	count("GS_COUNT", 4)
	for range 4 {
		for _, v := range []float32{36, 0, 0, 0} {
			b = binary.LittleEndian.AppendUint32(b, math.Float32bits(v))
		}
	}
	return b
}

// TestGridsOfConfig draws data whose datum shift needs a grid from a folder that
// the config names.
func TestGridsOfConfig(t *testing.T) {
	files := fstest.MapFS{
		"maps/shifts/Moved.GSB": {Data: shiftFile()},
		"maps/none/readme.txt":  {Data: []byte("x")},
		"maps/a.csv":            {Data: []byte("lon,lat\n10,50\n")},
	}
	moved := func(grids string) *Config {
		cfg, err := Parse("maps/a.json", []byte(`{"layers": {"a": {"src": "a.csv", "crs": "+proj=longlat +ellps=WGS84 +nadgrids=moved.gsb"}},
			"proj": "EPSG:3857", "bounds": {"mode": "bbox", "data": [9, 49, 11, 51]}`+grids+`}`))
		if err != nil {
			t.Fatal(err)
		}
		cfg.Dir = "maps"
		return cfg
	}
	draw := func(cfg *Config, o Options) (string, []config.Warning, error) {
		m, err := Build(context.Background(), cfg, o)
		if err != nil {
			return "", nil, err
		}
		var out strings.Builder
		_, err = m.Write(&out, WriteOptions{})
		return out.String(), m.Warnings, err
	}
	without, warnings, err := draw(moved(""), Options{Files: files})
	if err != nil || len(warnings) == 0 || !strings.Contains(fmt.Sprint(warnings), "moved.gsb") {
		t.Errorf("without grids: warnings %v, %v", warnings, err)
	}
	with, warnings, err := draw(moved(`, "grids": "shifts"`), Options{Files: files})
	if err != nil || len(warnings) != 0 {
		t.Errorf("with the folder: warnings %v, %v", warnings, err)
	}
	given, err := crs.OpenGrids(fstest.MapFS{"moved.gsb": {Data: shiftFile()}})
	if err != nil {
		t.Fatal(err)
	}
	by, warnings, err := draw(moved(""), Options{Files: files, Grids: given, Sources: NewSources(files)})
	if err != nil || len(warnings) != 0 || by != with {
		t.Errorf("by the option: warnings %v, %v, the same as by the folder: %v", warnings, err, by == with)
	}
	if with == without || with == "" {
		t.Error("the grid moves nothing")
	}
	for folder, want := range map[string]string{"none": "no grids are in this folder", "shifst": "maps/shifst"} {
		if _, _, err := draw(moved(`, "grids": "`+folder+`"`), Options{Files: files}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("folder %s: error %v, want %q", folder, err, want)
		}
	}
	sources, _ := Inputs(moved(`, "grids": "shifts"`), Options{Files: files})
	if !slices.ContainsFunc(sources, func(s []string) bool { return slices.Equal(s, []string{"maps/shifts/Moved.GSB"}) }) {
		t.Errorf("the inputs are %v, without the grid", sources)
	}
}

// TestGridsMovePoints shows by how much a grid moves data.
func TestGridsMovePoints(t *testing.T) {
	given, err := crs.OpenGrids(fstest.MapFS{"moved.gsb": {Data: shiftFile()}})
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{"a.csv": {Data: []byte("lon,lat\n10,50\n")}}
	l := config.Layer{Src: "a.csv", CRS: "+proj=longlat +ellps=WGS84 +nadgrids=moved.gsb"}
	in, err := Inspect(context.Background(), l, Options{Files: files, Grids: given})
	if err != nil {
		t.Fatal(err)
	}
	if in.Extent == nil {
		t.Fatal("there is no extent")
	}
	if !(math.Abs(in.Extent.South-50.01) < 1e-9) {
		t.Errorf("the latitude is %v, want 50.01", in.Extent.South)
	}
	if in.Extent.West != 10 {
		t.Errorf("the longitude is %v, want 10", in.Extent.West)
	}
}

// TestInspectPlane proposes systems for coordinates that are no degrees.
func TestInspectPlane(t *testing.T) {
	files := fstest.MapFS{"a.csv": {Data: []byte("x,y\n5500,5300\n656000,1220000\n530000,180000\n")}}
	in, err := Inspect(context.Background(), config.Layer{Src: "a.csv"}, Options{Files: files})
	if err != nil || in.Plane == nil || in.Extent != nil {
		t.Fatalf("%+v, %v", in, err)
	}
	p := in.Plane
	for i, d := range []float64{p.MinX - 5500, p.MinY - 5300, p.MaxX - 656000, p.MaxY - 1220000} {
		if !(math.Abs(d) < 1e-4) {
			t.Errorf("side %d of the extent is %g aside", i, d)
		}
	}
	if !slices.ContainsFunc(p.Candidates, func(c crs.Candidate) bool { return c.Code == "EPSG:27700" }) {
		t.Errorf("the British National Grid is not among %+v", p.Candidates)
	}
}
