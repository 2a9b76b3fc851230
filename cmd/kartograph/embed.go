package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/page"
	"github.com/spf13/cobra"
)

func newEmbed(s streams) *cobra.Command {
	return &cobra.Command{
		Use:   "embed [FOLDER]",
		Short: "Write the files by which pages of yours use maps",
		Long: `Writes the ES module kartograph.js (mount), the element <kartograph-map>
(element.js), the formulas of projections (projections.js), styles and types into
a folder, by default the current one. See docs/page.md.`,
		Args: optionalFolder,
		RunE: func(_ *cobra.Command, args []string) error {
			folder := "."
			if len(args) > 0 {
				folder = args[0]
			}
			if err := os.MkdirAll(folder, 0o777); err != nil {
				return err
			}
			for _, f := range page.Module() {
				name := filepath.Join(folder, f.Name)
				err := render.WriteFile(name, func(w io.Writer) error { _, err := w.Write(f.Data); return err })
				if err != nil {
					return err
				}
				fmt.Fprintln(s.err, name)
			}
			return nil
		},
	}
}
