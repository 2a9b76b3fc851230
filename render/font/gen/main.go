// Command gen makes the tables of the built-in fonts, render/font/data, of font files that it
// finds in folders: those of Debian's packages fonts-liberation, fonts-liberation2, fonts-dejavu
// and fonts-noto-core, and of the npm package source-sans.
//
//	go run ./render/font/gen TO FOLDER...
package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/seed-898ab921/kartograph/render/font/internal/face"
	"github.com/seed-898ab921/kartograph/render/font/internal/opentype"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// files are the tables and the files that they are made of.
func files() [][2]string {
	return [][2]string{
		{"liberation-sans", "LiberationSans-Regular"}, {"liberation-sans-italic", "LiberationSans-Italic"},
		{"liberation-sans-bold", "LiberationSans-Bold"}, {"liberation-sans-bold-italic", "LiberationSans-BoldItalic"},
		{"liberation-serif", "LiberationSerif-Regular"}, {"liberation-serif-italic", "LiberationSerif-Italic"},
		{"liberation-serif-bold", "LiberationSerif-Bold"}, {"liberation-serif-bold-italic", "LiberationSerif-BoldItalic"},
		{"liberation-sans-narrow", "LiberationSansNarrow-Regular"}, {"liberation-sans-narrow-italic", "LiberationSansNarrow-Italic"},
		{"liberation-sans-narrow-bold", "LiberationSansNarrow-Bold"}, {"liberation-sans-narrow-bold-italic", "LiberationSansNarrow-BoldItalic"},
		{"liberation-mono", "LiberationMono-Regular"}, {"liberation-mono-italic", "LiberationMono-Italic"},
		{"liberation-mono-bold", "LiberationMono-Bold"}, {"liberation-mono-bold-italic", "LiberationMono-BoldItalic"},
		{"dejavu-sans", "DejaVuSans"}, {"dejavu-sans-italic", "DejaVuSans-Oblique"},
		{"dejavu-sans-bold", "DejaVuSans-Bold"}, {"dejavu-sans-bold-italic", "DejaVuSans-BoldOblique"},
		{"source-sans-3", "SourceSans3-Regular"}, {"source-sans-3-italic", "SourceSans3-It"},
		{"source-sans-3-bold", "SourceSans3-Bold"}, {"source-sans-3-bold-italic", "SourceSans3-BoldIt"},
		{"noto-sans", "NotoSans-Regular"}, {"noto-sans-italic", "NotoSans-Italic"},
		{"noto-sans-bold", "NotoSans-Bold"}, {"noto-sans-bold-italic", "NotoSans-BoldItalic"},
	}
}

// ranges are the letters that tables have, where the fonts do: those of Latin, Greek and
// Cyrillic, Armenian and Hebrew, and signs.
func ranges() [][2]rune {
	return [][2]rune{
		{0x20, 0x7e}, {0xa0, 0x24f}, {0x259, 0x259}, {0x2b0, 0x36f}, {0x370, 0x58f}, {0x5d0, 0x5f4}, {0x1e00, 0x1fff},
		{0x2000, 0x2027}, {0x202f, 0x205f}, {0x2070, 0x209c}, {0x20a0, 0x20bf}, {0x2100, 0x218b}, {0x2190, 0x2199},
		{0x2200, 0x222b}, {0x2248, 0x2265}, {0x25a0, 0x25ff}, {0x2600, 0x2606}, {0x2660, 0x2667}, {0x2708, 0x2709},
		{0xfb00, 0xfb06},
	}
}

func run(args []string) error {
	if len(args) < 2 {
		return fmt.Errorf("usage: gen TO FOLDER, and more folders")
	}
	found, err := find(args[1:])
	if err != nil {
		return err
	}
	var runes []rune
	for _, r := range ranges() {
		for c := r[0]; c <= r[1]; c++ {
			runes = append(runes, c)
		}
	}
	for _, f := range files() {
		if err := makeTable(filepath.Join(args[0], f[0]), found[f[1]+".ttf"], runes); err != nil {
			return fmt.Errorf("%s: %w", f[1], err)
		}
	}
	return nil
}

// find lists the paths of files by their names, of two the one in the later folder.
func find(folders []string) (map[string]string, error) {
	found := map[string]string{}
	for _, folder := range folders {
		err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() {
				found[d.Name()] = path
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return found, nil
}

func makeTable(to, from string, runes []rune) error {
	bytes, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	file, err := opentype.Open(bytes)
	if err != nil {
		return err
	}
	table, glyphs := face.Make(file, runes)
	packed, err := face.Pack(table)
	if err != nil {
		return err
	}
	if err := os.WriteFile(to+".face", packed, 0o644); err != nil {
		return err
	}
	outlines := face.MakeOutlines(len(glyphs), func(glyph int) []face.Segment { return file.Outline(glyphs[glyph]) })
	if packed, err = face.PackOutlines(outlines); err != nil {
		return err
	}
	return os.WriteFile(to+".outlines", packed, 0o644)
}
