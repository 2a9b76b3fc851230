package main

import (
	"github.com/seed-898ab921/kartograph/config"
	"github.com/spf13/cobra"
)

func newSchema(s streams) *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON Schema of the config",
		Long: `Prints the JSON Schema of the config, with descriptions and defaults. Editors
that are given it complete and check configs as they are typed.`,
		Args: noArguments,
		RunE: func(*cobra.Command, []string) error {
			_, err := s.out.Write(config.Schema())
			return err
		},
	}
}

func noArguments(cmd *cobra.Command, args []string) error {
	if err := cobra.NoArgs(cmd, args); err != nil {
		return usageError{err}
	}
	return nil
}
