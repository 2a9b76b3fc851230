package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/atmost"
	"github.com/seed-898ab921/kartograph/internal/edit"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/spf13/cobra"
)

func newFmt(s streams) *cobra.Command {
	check := false
	cmd := &cobra.Command{
		Use:   "fmt CONFIG...",
		Short: "Format configs",
		Long: `Writes configs, JSON or YAML, as everybody's are written: indented by two blanks,
one blank behind colons and commas, no blanks at the ends of lines. Comments, the
order of keys, and how texts and numbers are written stay as they are, and so does
what a config says. Files that changed are named. "-" formats standard input.`,
		Example: "  kartograph fmt map.yaml\n  kartograph fmt --check *.json",
		Args: func(cmd *cobra.Command, args []string) error {
			if err := cobra.MinimumNArgs(1)(cmd, args); err != nil {
				return usageError{err}
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			var errs []error
			unlike := 0
			for _, name := range args {
				changed, err := formatFile(s, name, check)
				if err != nil {
					errs = append(errs, err)
				}
				if changed {
					unlike++
				}
			}
			if check && unlike > 0 {
				errs = append(errs, fmt.Errorf("%d of %d files are not formatted", unlike, len(args)))
			}
			return errors.Join(errs...)
		},
	}
	cmd.Flags().BoolVar(&check, "check", false, "change nothing; name the files that are not formatted, and fail if there are any")
	return cmd
}

// formatFile formats a file, or with check only looks at it, and reports whether it was
// not formatted. Its name is told then.
func formatFile(s streams, name string, check bool) (changed bool, err error) {
	var text []byte
	if name == "-" {
		text, err = atmost.Read(s.in, config.StandardInput, maxInput)
	} else {
		text, err = config.ReadFile(kartograph.OSFiles(), filepath.ToSlash(name))
	}
	if err != nil {
		return false, err
	}
	formatted, err := edit.Format(name, text)
	if err != nil {
		return false, err
	}
	changed = !bytes.Equal(text, formatted)
	write := func(w io.Writer) error {
		_, err := w.Write(formatted)
		return err
	}
	switch {
	case name == "-" && !check:
		return changed, write(s.out)
	case !changed:
		return false, nil
	case !check:
		if err := render.WriteFile(name, write); err != nil {
			return true, err
		}
	}
	_, err = fmt.Fprintln(s.out, plain(name))
	return true, err
}
