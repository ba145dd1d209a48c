"""From flat lines to blocks: what a page's lines were before they were flattened."""
