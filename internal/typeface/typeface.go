// Package typeface opens the font files that a stylesheet names, as far as texts are
// measured by them.
package typeface

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"

	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/render/font"
	"github.com/seed-898ab921/kartograph/styles"
)

// Open reads the fonts of a sheet (@font-face). A file is looked for in the folder of its
// stylesheet, then in that of the config, then in those of the data path. What cannot be
// read is told, and texts are measured without it; the error is that of the context, or of a
// limit that was passed.
func Open(ctx context.Context, sheet *styles.Sheet, dir string, o source.Options) (*Ruler, error) {
	r := &Ruler{Fonts: &font.Fonts{}, guessed: map[string]bool{}, unknown: map[string]bool{}}
	for _, f := range sheet.FontFaces() {
		// Files may say nothing for as long as they like, and nobody waits for them.
		file, err := spend.Promptly(ctx, func() ([]byte, error) { return read(ctx, f, dir, o) })
		if err == nil {
			err = r.Fonts.AddFile(f.Family, f.Weight, f.Italic, file)
		}
		if ended := ctx.Err(); ended != nil {
			return nil, ended
		}
		if over := (*layers.LimitError)(nil); errors.As(err, &over) {
			return nil, err
		}
		if err != nil {
			r.unread = append(r.unread, styles.Warning{Name: f.Name, Line: f.Line, Column: f.Column,
				Text: fmt.Sprintf("@font-face %q: %v; texts are measured without it", f.Family, err)})
		}
	}
	return r, nil
}

// Files lists the font files of a sheet that can be found.
func Files(sheet *styles.Sheet, dir string, o source.Options) []string {
	var names []string
	for _, f := range sheet.FontFaces() {
		if name, err := locate(f, dir, o); err == nil {
			names = append(names, name)
		}
	}
	return names
}

// locate finds the file of a font: what lies beside the stylesheet is meant, whatever the
// working folder has of the same name.
func locate(f styles.FontFace, dir string, o source.Options) (string, error) {
	file, beside := filepath.ToSlash(f.File), path.Dir(filepath.ToSlash(f.Name))
	if o.Files == nil || source.IsAbsolute(file) || beside == "." {
		return source.Locate(o, dir, f.File)
	}
	if own := path.Join(beside, file); exists(o.Files, own) {
		return own, nil
	}
	if beside != dir {
		o.DataPath = append([]string{dir}, o.DataPath...)
	}
	return source.Locate(o, beside, f.File)
}

func exists(files fs.FS, name string) bool {
	_, err := fs.Stat(files, name)
	return err == nil
}

// mostBytes is how large a font file may be.
const mostBytes = 64 << 20

// read reads the file of a font.
func read(ctx context.Context, f styles.FontFace, dir string, o source.Options) ([]byte, error) {
	name, err := locate(f, dir, o)
	if err != nil {
		return nil, err
	}
	most := int64(mostBytes)
	if set := o.Limits.FileBytes; set > 0 {
		most = min(most, set)
	}
	return fs.ReadFile(spend.Files(ctx, o.Files, most), name)
}
