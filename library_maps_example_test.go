package kartograph_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
)

// These examples are the code of docs/library.md about finished maps and many of them.

func ExampleMap() {
	folder, err := os.OpenRoot("testdata") // no link leads out of it
	if err != nil {
		fmt.Println(err)
		return
	}
	defer folder.Close()
	files := folder.FS()
	cfg, err := kartograph.Load(files, "maps/world.json")
	if err != nil {
		fmt.Println(err)
		return
	}
	m, err := kartograph.Build(context.Background(), cfg, kartograph.Options{Files: files})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, warning := range m.Warnings {
		fmt.Println(warning)
	}
	fmt.Println(m.Report.Projection)
	var plain, packed bytes.Buffer
	if _, err := m.Write(&plain, kartograph.WriteOptions{}); err != nil {
		fmt.Println(err)
	}
	if _, err := m.Write(&packed, kartograph.WriteOptions{Format: render.SVGZ()}); err != nil {
		fmt.Println(err)
	}
	fmt.Println(packed.Len() < plain.Len())
	// Output:
	// Robinson
	// true
}

func ExampleMap_Restyle() {
	folder, err := os.OpenRoot("testdata") // no link leads out of it
	if err != nil {
		fmt.Println(err)
		return
	}
	defer folder.Close()
	files := folder.FS()
	cfg, err := kartograph.Load(files, "maps/world.json")
	if err != nil {
		fmt.Println(err)
		return
	}
	m, err := kartograph.Build(context.Background(), cfg, kartograph.Options{Files: files})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, colour := range []string{"#ddd", "#cba"} {
		sheet, _, err := styles.Parse("live", []byte("#countries { fill: "+colour+" }"))
		if err != nil {
			fmt.Println(err)
			return
		}
		again, err := m.Restyle(context.Background(), sheet)
		if err != nil {
			fmt.Println(err)
			return
		}
		var svg strings.Builder
		_, err = again.Write(&svg, kartograph.WriteOptions{})
		fmt.Println(strings.Count(svg.String(), colour), err)
	}
	// Output:
	// 1 <nil>
	// 1 <nil>
}

func ExampleSources() {
	folder, err := os.OpenRoot("testdata") // no link leads out of it
	if err != nil {
		fmt.Println(err)
		return
	}
	defer folder.Close()
	files := folder.FS()
	o := kartograph.Options{Files: files, Sources: kartograph.NewSources(files)}
	for _, name := range []string{"Spain", "France"} {
		config := `{
			"layers": {"country": {"src": "data/ne_110m_countries.shp", "filter": {"NAME": "` + name + `"}}},
			"bounds": {"mode": "polygons", "data": {"layer": "country", "min-area": 0.3}}
		}`
		cfg, err := kartograph.Parse("map.json", []byte(config))
		if err != nil {
			fmt.Println(err)
			return
		}
		var svg strings.Builder
		err = kartograph.Generate(context.Background(), cfg, o, &svg)
		fmt.Println(name, strings.Count(svg.String(), "<path"), err)
	}
	// Output:
	// Spain 1 <nil>
	// France 1 <nil>
}
