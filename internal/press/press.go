// Package press opens what a map is told of the press that it is printed on.
package press

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"path"

	"github.com/seed-898ab921/kartograph/internal/icc"
	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/render"
)

// mostBytes is how large a profile may be; those of presses have up to 4 MB.
const mostBytes = 16 << 20

// Locate finds the file of a profile: as it is named, from the config's folder, or in the
// folders of the data path.
func Locate(name, dir string, o source.Options) (string, error) { return source.Locate(o, dir, name) }

// Intent reads the ICC profile of a press; nil for an empty name.
func Intent(ctx context.Context, name, dir string, o source.Options) (*render.Intent, error) {
	if name == "" {
		return nil, nil
	}
	// Files may say nothing for as long as they like, and nobody waits for them.
	return spend.Promptly(ctx, func() (*render.Intent, error) { return intent(ctx, name, dir, o) })
}

// intent reads the profile of a name.
func intent(ctx context.Context, name, dir string, o source.Options) (*render.Intent, error) {
	file, err := Locate(name, dir, o)
	if err != nil {
		return nil, fmt.Errorf("export.output-intent: %w", err)
	}
	most := int64(mostBytes)
	if set := o.Limits.FileBytes; set > 0 {
		most = min(most, set)
	}
	profile, err := fs.ReadFile(spend.Files(ctx, o.Files, most), file)
	if err != nil {
		return nil, fmt.Errorf("export.output-intent: %w", err)
	}
	says, err := icc.Read(profile)
	if err != nil {
		return nil, fmt.Errorf("export.output-intent: %s: %w; give the profile of the press: its printer has it, and /usr/share/color/icc/ghostscript/default_cmyk.icc (Debian's libgs-common) will do for tests", name, err)
	}
	base := path.Base(file)
	return &render.Intent{Name: cmp.Or(says.Description, base[:len(base)-len(path.Ext(base))]), Profile: profile}, nil
}
