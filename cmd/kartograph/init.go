package main

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/starter"
	"github.com/spf13/cobra"
)

func newInit(s streams) *cobra.Command {
	return &cobra.Command{
		Use:   "init [FOLDER]",
		Short: "Write a map to begin with",
		Long: `Writes a config, map.yaml, and a stylesheet, style.css, with comments, into a
folder, by default the current one: a map on the built-in basemap, which draws as
it is. map.schema.json is for editors, which complete keys by it and tell
mistakes. Nothing is asked and nothing is overwritten.`,
		Example: "  kartograph init europe && cd europe\n  kartograph map.yaml -s style.css -o map.svg",
		Args:    optionalFolder,
		RunE: func(_ *cobra.Command, args []string) error {
			folder := "."
			if len(args) > 0 {
				folder = args[0]
			}
			written, err := starter.Write(folder, starter.Files())
			for _, name := range written {
				fmt.Fprintln(s.err, plain(name))
			}
			return err
		},
	}
}

// optionalFolder takes one argument or none.
func optionalFolder(cmd *cobra.Command, args []string) error {
	if err := cobra.MaximumNArgs(1)(cmd, args); err != nil {
		return usageError{err}
	}
	return nil
}
