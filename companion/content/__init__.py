"""The words and exercises, as data: everything a person may read, so that it can be read in one sitting."""
