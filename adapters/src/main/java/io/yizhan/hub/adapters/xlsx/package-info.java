/** Workbooks of Office Open XML (ECMA-376): one table of one sheet, row by row. */
package io.yizhan.hub.adapters.xlsx;
